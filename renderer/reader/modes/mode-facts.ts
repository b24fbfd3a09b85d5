/** What follows from a reading mode for the page: how cells stand, and which versions are drawn. */
import type { ReadingMode } from '../../../contract/model.ts';
import type { Flow } from '../layout/estimate.ts';
import type { Column } from '../session.ts';

export const FLOWS: Readonly<Record<ReadingMode, Flow>> = {
  columns: 'beside',
  interlinear: 'lines',
  alternating: 'stacked',
  single: 'beside',
  blurred: 'beside',
};

/** The column that stands alone or clear: the chosen one if it is shown, else the first. */
export function leadOf(columns: readonly Column[], lead: number | null): Column | undefined {
  return columns.find(({ version }) => version.id === lead) ?? columns[0];
}

/** The columns that are drawn. */
export function drawnColumns(columns: readonly Column[], mode: ReadingMode, lead: number | null): readonly Column[] {
  const alone = mode === 'single' ? leadOf(columns, lead) : undefined;
  return alone ? [alone] : columns;
}

/** Short names for versions under each other: the language's code, counted where two versions share it. */
export function tagsOf(columns: readonly Column[]): string[] {
  const codes = columns.map(({ version }) => version.language.split('-')[0] ?? version.language);
  return codes.map((code, place) => {
    if (codes.indexOf(code) === codes.lastIndexOf(code)) return code;
    const nth = codes.slice(0, place + 1).filter((other) => other === code).length;
    return `${code} ${nth}`;
  });
}
