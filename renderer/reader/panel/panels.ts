/** The reader's side panels. Each finds the open work by `useReader`, and takes the focus when it is shown by `usePanelFocus`. */
import { ChartSpline, CircleHelp, NotebookPen, Search, TableOfContents } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { CommandId } from '../../../contract/commands.ts';
import { ContentsPanel } from '../contents/contents-panel.tsx';
import { FindPanel } from '../find/find-panel.tsx';
import { NotesPanel } from '../notes/notes-panel.tsx';
import { OverviewPanel } from '../overview/overview-panel.tsx';
import { DoubtsPanel } from '../review/doubts-panel.tsx';
import type { PanelId } from './panel-state.ts';

export interface ReaderPanel {
  readonly id: PanelId;
  readonly icon: LucideIcon;
  /** A key of the locales: namespace:path. */
  readonly name: string;
  /** Shows the panel, and hides it again. */
  readonly command: CommandId;
  /** Where the panel is shown already, its command gives it the focus instead of hiding it. */
  readonly stays?: true;
  readonly Content: ComponentType;
}

/** In the order of the tabs. */
export const PANELS: readonly ReaderPanel[] = [
  {
    id: 'contents',
    icon: TableOfContents,
    name: 'panels:name.contents',
    command: 'reader.contents',
    Content: ContentsPanel,
  },
  {
    id: 'find',
    icon: Search,
    name: 'panels:name.find',
    command: 'reader.find',
    stays: true,
    Content: FindPanel,
  },
  { id: 'notes', icon: NotebookPen, name: 'panels:name.notes', command: 'reader.notes', Content: NotesPanel },
  {
    id: 'doubts',
    icon: CircleHelp,
    name: 'review:doubts.name',
    command: 'align.doubts',
    Content: DoubtsPanel,
  },
  {
    id: 'overview',
    icon: ChartSpline,
    name: 'review:overview.name',
    command: 'reader.dotPlot',
    Content: OverviewPanel,
  },
];
