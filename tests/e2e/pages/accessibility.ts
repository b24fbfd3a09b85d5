/** What axe finds wrong with the window as it stands, or with a part of it: rule and element, one line each. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

export async function accessibilityFaults(page: Page, part = 'html'): Promise<string[]> {
  // Colours and opacity must have come to rest before contrast is measured.
  await page.waitForTimeout(300);
  // Electron opens no second page for axe to work in.
  const { violations } = await new AxeBuilder({ page }).include(part).setLegacyMode(true).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
