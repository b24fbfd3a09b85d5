/** What axe finds wrong with the window as it stands: rule and element, one line each. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Colours and opacity must have come to rest before contrast is measured.
  await page.waitForTimeout(300);
  // Electron opens no second page for axe to work in.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
