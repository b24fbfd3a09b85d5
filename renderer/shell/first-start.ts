/** A library that has never held anything gets the sample works, and the first of them opens by itself. Once, then never again. */
import { useEffect } from 'react';
import { create } from 'zustand';
import { asHexaplaError, runJob } from '../service/client.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { useImportDialog } from '../import/import-state.ts';
import { updateSettings } from '../settings/settings-state.ts';
import { useNavigation } from '../state/navigation.ts';
import { reportError } from './report-error.ts';

interface Samples {
  readonly installing: boolean;
}
export const useSamples = create<Samples>(() => ({ installing: false }));

/** Adds the sample works and opens the first, unless the user has gone elsewhere meanwhile. */
export async function installSamples(): Promise<void> {
  if (useSamples.getState().installing) return;
  useSamples.setState({ installing: true });
  try {
    const { workIds } = await runJob('library.installSamples', {});
    const [first] = workIds;
    const { screen, dialog, read } = useNavigation.getState();
    const idle = screen.name === 'library' && dialog === null && !useImportDialog.getState().isOpen;
    if (first !== undefined && idle) read(first);
  } catch (error) {
    // Who stopped them does not want them at the next start either; they are in the menu of the empty library.
    if (asHexaplaError(error).code === 'cancelled') updateSettings({ samplesDeclined: true });
    reportError(error);
  } finally {
    useSamples.setState({ installing: false });
  }
}

let greeted = false;

export function useFirstStart(): void {
  const fresh = useLibraryInfo().data?.fresh ?? false;
  useEffect(() => {
    if (!fresh || greeted) return;
    greeted = true;
    void installSamples();
  }, [fresh]);
}
