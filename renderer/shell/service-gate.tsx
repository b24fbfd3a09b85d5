/**
 * Shows the window's content once the library is open. While it opens: nothing at first, then a quiet line. If it can't be opened: why,
 * what was kept, what to do. While the service restarts after a crash the window stays as it is, with a notice.
 */
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ServiceState } from '../../contract/host-api.ts';
import { host } from '../host.ts';
import { ServiceFailure } from './service-failure.tsx';
import styles from './shell.module.css';

const QUIET_MS = 150;

function useServiceState(): ServiceState {
  const [service, setService] = useState<ServiceState>({ state: 'starting' });
  useEffect(() => {
    let told = false;
    const stop = host.onServiceState((state) => {
      told = true;
      setService(state);
    });
    // An event that came meanwhile is newer than the answer.
    void host.serviceState().then((state) => told || setService(state));
    return stop;
  }, []);
  return service;
}

export function ServiceGate({ children }: { readonly children: ReactNode }) {
  const service = useServiceState();
  const [wasReady, setWasReady] = useState(false);
  if (service.state === 'ready' && !wasReady) setWasReady(true);

  if (service.state === 'failed') return <ServiceFailure error={service.error} />;
  if (service.state !== 'ready' && !wasReady) return <Starting />;
  return (
    <>
      {children}
      {service.state === 'ready' ? null : <RestartNotice />}
    </>
  );
}

function Starting() {
  const { t } = useTranslation('common');
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), QUIET_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className={styles.starting} aria-busy="true">
      <p role="status">{slow ? t('starting') : null}</p>
    </main>
  );
}

function RestartNotice() {
  const { t } = useTranslation('common');
  return (
    <p className={styles.restarting} role="status">
      {t('restarting')}
    </p>
  );
}
