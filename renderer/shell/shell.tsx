/** Everything of the window that is not a screen: dialogs, jobs, dropped files, commands, appearance. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { ExportDialog } from '../export/export-dialog.tsx';
import { ImportDialog } from '../import/import-dialog.tsx';
import { BinDialog } from '../library/bin-dialog.tsx';
import { SettingsDialog } from '../settings/settings-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { DropTarget } from './drop-target.tsx';
import { useFirstStart } from './first-start.ts';
import { useGivenFiles } from './given-files.ts';
import { JobsBar } from './jobs-bar.tsx';
import './job-notices.ts';
import { adoptRunningJobs } from './jobs-state.ts';
import { Palette } from './palette/palette.tsx';
import { reportError } from './report-error.ts';
import { useOwnCommands } from './own-commands.ts';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import styles from './shell.module.css';
import { useAppearance } from './use-appearance.ts';
import { useCommands } from './use-commands.ts';

export function Shell({ children }: { readonly children: ReactNode }) {
  useAppearance();
  useOwnCommands();
  useCommands();
  useFirstStart();
  useGivenFiles();
  useEffect(() => void adoptRunningJobs().catch(reportError), []);
  return (
    <div className={styles.window}>
      <div className={styles.screen}>{children}</div>
      <JobsBar />
      <ImportDialog />
      <ExportDialog />
      <SettingsDialog />
      <AboutDialog />
      <BinDialog />
      <ShortcutsDialog />
      <Palette />
      <DropTarget />
    </div>
  );
}
