/** Which program this is, what it runs on, and where its library lies. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../host.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { useNavigation } from '../state/navigation.ts';
import { Button, Dialog } from '../ui/index.ts';
import { reportError } from './report-error.ts';
import styles from './shell.module.css';

export function AboutDialog() {
  const { t } = useTranslation('common');
  const open = useNavigation((state) => state.dialog === 'about');
  const close = () => useNavigation.getState().openDialog(null);
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('about.title')}
      footer={<Button onClick={() => void host.showLibraryFolder().catch(reportError)}>{t('about.showFolder')}</Button>}
    >
      <AboutFacts />
    </Dialog>
  );
}

export function AboutFacts() {
  const { t } = useTranslation('common');
  const { data: info } = useQuery({ queryKey: ['host', 'info'], queryFn: () => host.info() });
  const { data: library } = useLibraryInfo();
  return (
    <>
      <div className={styles.prose}>
        <p>{t('about.words')}</p>
        <p>{t('about.origin')}</p>
      </div>
      <dl className={styles.facts}>
        <dt>{t('about.version')}</dt>
        <dd>{info?.version}</dd>
        <dt>{t('about.runtime')}</dt>
        <dd>{info ? t('about.runtimeValue', { electron: info.electron, chromium: info.chromium }) : null}</dd>
        <dt>{t('about.library')}</dt>
        <dd>
          {library ? t('about.libraryValue', { works: library.workCount, segments: library.segmentCount }) : null}
        </dd>
        <dt>{t('about.folder')}</dt>
        <dd dir="ltr">{library?.path}</dd>
      </dl>
      <Licences />
      {info?.fallbackRuntime ? <p className={styles.fallback}>{t('about.fallback')}</p> : null}
    </>
  );
}

/** What Hexapla is made of, with its licences, as `npm run notices` wrote them. Loaded when it is asked for. */
function Licences() {
  const { t } = useTranslation('common');
  const [open, setOpen] = useState(false);
  const { data: notices } = useQuery({
    queryKey: ['licences'],
    queryFn: async () => (await import('../../THIRD-PARTY.md?raw')).default,
    enabled: open,
  });
  return (
    <details className={styles.licences} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('about.licences')}</summary>
      <p>{t('about.ownLicence')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and holds nothing to tab to */}
      <pre tabIndex={0} lang="en" dir="ltr" role="region" aria-label={t('about.licences')}>
        {notices}
      </pre>
    </details>
  );
}
