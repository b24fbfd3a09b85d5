/** A fault in the window's own code must not leave it blank: what happened, and the way back. The library is another process. */
import { Component } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/index.ts';
import styles from './shell.module.css';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    return this.state.error ? <WindowFailure error={this.state.error} /> : this.props.children;
  }
}

function WindowFailure({ error }: { readonly error: Error }) {
  const { t } = useTranslation('errors');
  return (
    <main className={styles.failure}>
      <article aria-labelledby="window-failure-title">
        <h1 id="window-failure-title">{t('window.title')}</h1>
        <p>{t('window.words')}</p>
        <div className={styles.failureActions}>
          <Button variant="primary" onClick={() => window.location.reload()}>
            {t('window.reload')}
          </Button>
        </div>
        <details className={styles.failureDetails}>
          <summary>{t('gate.details')}</summary>
          <p dir="ltr" lang="en">
            {error.stack ?? error.message}
          </p>
        </details>
      </article>
    </main>
  );
}
