/** Which work is to be exported, and how the last one was. */
import { create } from 'zustand';
import type { ExportFormat, ExportLevel } from '../../contract/export.ts';
import type { WorkId } from '../../contract/model.ts';

interface ExportState {
  /** Null while the dialog is closed. */
  readonly workId: WorkId | null;
  readonly format: ExportFormat;
  readonly level: ExportLevel;
  readonly open: (workId: WorkId) => void;
  readonly close: () => void;
  readonly choose: (choice: Partial<Pick<ExportState, 'format' | 'level'>>) => void;
}

export const useExport = create<ExportState>((set) => ({
  workId: null,
  format: 'html',
  level: 'paragraph',
  open: (workId) => set({ workId }),
  close: () => set({ workId: null }),
  choose: (choice) => set(choice),
}));
