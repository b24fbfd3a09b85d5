/** Go to a paragraph by its number: a row of the work, or a version's own paragraph. */
import { useEffect, useState } from 'react';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { formatNumber } from '../../i18n/format.ts';
import { languageName } from '../../i18n/languages.ts';
import { call } from '../../service/client.ts';
import { onCommand } from '../../shell/commands.ts';
import { reportError } from '../../shell/report-error.ts';
import { Button, Dialog, Select, TextField } from '../../ui/index.ts';
import { rowNumbered } from '../layout/items.ts';
import { useReader } from '../reader-context.ts';
import { parseWholeNumber } from './whole-number.ts';
import styles from './history.module.css';

const useGoTo = create<{ readonly open: boolean }>(() => ({ open: false }));

export function openGoTo(): void {
  useGoTo.setState({ open: true });
}

/** Counted as the page numbers them. */
const ROWS = 'rows';

export function GoToDialog() {
  const { t } = useTranslation('panels');
  const open = useGoTo((state) => state.open);
  useEffect(() => onCommand('reader.goTo', openGoTo), []);
  const close = () => useGoTo.setState({ open: false });
  return (
    <Dialog open={open} onOpenChange={close} size="small" title={t('goTo.title')}>
      <GoToForm onDone={close} />
    </Dialog>
  );
}

function GoToForm({ onDone }: { readonly onDone: () => void }) {
  const { t, i18n } = useTranslation('panels');
  const { workId, items, flags, columns, goToRow } = useReader();
  const [text, setText] = useState('');
  const [counted, setCounted] = useState<string>(ROWS);
  const [failed, setFailed] = useState(false);

  const version = columns.find((column) => String(column.version.id) === counted)?.version;
  const count = version?.segmentCount ?? items.total;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const number = parseWholeNumber(text);
    if (number === null || number < 1 || number > count) return setFailed(true);
    const row = version
      ? (await call('reader.rowOf', { workId, versionId: version.id, number })).row
      : rowNumbered(flags, number);
    if (row === null) return setFailed(true);
    onDone();
    // The dialog gives the focus back when it has gone; the text takes it then.
    setTimeout(() => goToRow(row, version?.id));
  };
  const options = [
    { value: ROWS, label: t('goTo.rows') },
    ...columns.map(({ version: { id, language, label } }) => ({
      value: String(id),
      label: t('goTo.of', { version: languageName(language, i18n.language) }),
      note: label,
    })),
  ];
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event).catch(reportError)}>
      <TextField
        label={t('goTo.number', { count })}
        value={text}
        onValueChange={(value) => {
          setText(value);
          setFailed(false);
        }}
        inputMode="numeric"
        autoComplete="off"
        error={failed ? t('goTo.outside', { last: formatNumber(count) }) : undefined}
      />
      <Select label={t('goTo.counted')} value={counted} options={options} onValueChange={setCounted} />
      <Button type="submit" variant="primary">
        {t('goTo.go')}
      </Button>
    </form>
  );
}
