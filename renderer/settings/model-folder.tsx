/** The language model of the user's own: its folder, chosen, checked at once, put away; and how the packages that run it are installed. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ModelFacts } from '../../contract/model-folder.ts';
import { host } from '../host.ts';
import { formatBytes } from '../i18n/format.ts';
import { useWords } from '../i18n/words.ts';
import { asHexaplaError, call, runJob } from '../service/client.ts';
import { queryClient } from '../service/queries.ts';
import { reportError } from '../shell/report-error.ts';
import { Button, Progress } from '../ui/index.ts';
import { Group } from './section.tsx';
import styles from './settings.module.css';

const KEY = ['model'] as const;
const refresh = () => queryClient.invalidateQueries({ queryKey: KEY });

/** The folder that is being checked, and what was wrong with the last one. */
function useChoosing() {
  const [checking, setChecking] = useState<AbortController | null>(null);
  const [error, setError] = useState<unknown>(null);
  const choose = async () => {
    const grant = await host.chooseFolder();
    if (!grant) return;
    const controller = new AbortController();
    setError(null);
    setChecking(controller);
    try {
      await runJob('model.choose', { token: grant.token }, { signal: controller.signal });
    } catch (thrown) {
      if (asHexaplaError(thrown).code !== 'cancelled') setError(thrown);
    } finally {
      setChecking(null);
      await refresh();
    }
  };
  return { checking, error, setError, choose: () => void choose().catch(reportError) };
}

export function ModelFolderGroup() {
  const { t } = useTranslation(['settings', 'common']);
  const words = useWords();
  // Asked anew whenever it is shown: packages are installed outside of the program.
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => call('model.state', {}),
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const { checking, error, setError, choose } = useChoosing();
  const putAway = () => {
    setError(null);
    call('model.forget', {}).then(refresh).catch(reportError);
  };
  const problem = error === null ? null : words.error(error);
  return (
    <Group title={t('model.title')}>
      <p className={styles.help}>{t('model.help')}</p>
      {data?.model ? <Facts model={data.model} /> : null}
      {problem ? (
        <p role="alert" className={styles.problem}>
          {problem.what} {problem.remedy}
        </p>
      ) : null}
      {data && !data.installed ? <Install command={data.install} /> : null}
      {checking ? <Progress label={t('model.checking')} share={null} /> : null}
      <div className={styles.buttons}>
        {checking ? (
          <Button onClick={() => checking.abort()}>{t('common:cancel')}</Button>
        ) : (
          <Button onClick={choose}>{data?.model ? t('model.another') : t('model.choose')}</Button>
        )}
        {data?.model && !checking ? <Button onClick={putAway}>{t('model.forget')}</Button> : null}
      </div>
    </Group>
  );
}

/** Names of files run from left to right, also in Arabic (UAX 9: first strong isolate). */
const isolated = (name: string) => `\u2068${name}\u2069`;

function Facts({ model: { folder, network, dimensions, bytes } }: { readonly model: ModelFacts }) {
  const { t } = useTranslation('settings');
  return (
    <div>
      <p className={styles.path}>
        <bdi dir="ltr">{folder}</bdi>
      </p>
      <p className={styles.help}>
        {t('model.facts', { network: isolated(network), size: formatBytes(bytes, t), dimensions })}
      </p>
    </div>
  );
}

function Install({ command }: { readonly command: string }) {
  const { t } = useTranslation('settings');
  return (
    <label className={styles.command}>
      <span>{t('model.install')}</span>
      <textarea readOnly dir="ltr" rows={2} value={command} onFocus={(event) => event.currentTarget.select()} />
    </label>
  );
}
