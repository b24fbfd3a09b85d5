/** What axe finds wrong with the window as it stands, or with a part of it: rule and element, one line each. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** @param rules those alone, none for all */
export async function accessibilityFaults(page: Page, part = 'html', rules: readonly string[] = []): Promise<string[]> {
  // Colours and opacity must have come to rest before contrast is measured.
  await page.waitForTimeout(300);
  // Electron opens no second page for axe to work in.
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode(true);
  if (rules.length > 0) axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}
