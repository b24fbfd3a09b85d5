/** Files that were opened with Hexapla, or named on its command line, come to the import dialog as if they had been chosen there. */
import { useEffect } from 'react';
import { host } from '../host.ts';
import { useImportDialog } from '../import/import-state.ts';
import { reportError } from './report-error.ts';

async function take(): Promise<void> {
  const grants = await host.takeGiven();
  if (grants.length > 0) useImportDialog.getState().open({ grants });
}

export function useGivenFiles(): void {
  useEffect(() => {
    void take().catch(reportError);
    return host.onGiven(() => void take().catch(reportError));
  }, []);
}
