/** The bar above the library: menu, search, filters, order, view, import. */
import { BookPlus, LayoutGrid, List, Search } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LIBRARY_SORTS } from '../../contract/settings.ts';
import type { Settings } from '../../contract/settings.ts';
import { formatNumber } from '../i18n/format.ts';
import { languageName } from '../i18n/languages.ts';
import { useLibraryInfo } from '../service/queries.ts';
import { updateSettings, useCurrentSettings } from '../settings/settings-state.ts';
import { AppMenu } from '../shell/app-menu.tsx';
import { onCommand, runCommand } from '../shell/commands.ts';
import { Button, Menu, Segmented, Select, TextField } from '../ui/index.ts';
import styles from './library.module.css';
import { useLibraryView } from './library-state.ts';

/** A filter that is off; no tag or language is empty. */
const ALL = '';

export function LibraryBar() {
  const { t } = useTranslation('library');
  const { libraryView, librarySort } = useCurrentSettings();
  const sorts = LIBRARY_SORTS.map((value) => ({ value, label: t(`sort.${value}`) }));
  return (
    <header className={styles.bar}>
      <AppMenu />
      <span className={styles.wordmark}>{t('common:name')}</span>
      <h1 className="visually-hidden">{t('title')}</h1>
      <SearchField />
      <Filters />
      <Select<Settings['librarySort']>
        label={t('sort.label')}
        hideLabel
        className={styles.filter}
        value={librarySort}
        options={sorts}
        onValueChange={(value) => updateSettings({ librarySort: value })}
      />
      <Segmented
        label={t('view.label')}
        value={libraryView}
        options={[
          { value: 'cards', label: t('view.cards'), icon: <LayoutGrid aria-hidden /> },
          { value: 'list', label: t('view.list'), icon: <List aria-hidden /> },
        ]}
        onValueChange={(value) => updateSettings({ libraryView: value })}
      />
      <Menu
        align="end"
        entries={[
          {
            type: 'action',
            label: t('menu:command.import.files'),
            shortcut: '$mod+O',
            onSelect: () => runCommand('import.files'),
          },
          {
            type: 'action',
            label: t('menu:command.import.paste'),
            shortcut: '$mod+Shift+V',
            onSelect: () => runCommand('import.paste'),
          },
        ]}
        trigger={
          <Button variant="primary" icon={<BookPlus aria-hidden />}>
            {t('import')}
          </Button>
        }
      />
    </header>
  );
}

function SearchField() {
  const { t } = useTranslation('library');
  const search = useLibraryView((state) => state.search);
  const setFilter = useLibraryView((state) => state.setFilter);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => onCommand('library.search', () => field.current?.select()), []);
  return (
    <TextField
      ref={field}
      type="search"
      label={t('search')}
      hideLabel
      placeholder={t('search')}
      className={styles.search}
      icon={<Search aria-hidden />}
      maxLength={200}
      value={search}
      onValueChange={(value) => setFilter({ search: value })}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && search) setFilter({ search: '' });
      }}
    />
  );
}

function Filters() {
  const { t, i18n } = useTranslation('library');
  const { data: info } = useLibraryInfo();
  const tag = useLibraryView((state) => state.tag);
  const language = useLibraryView((state) => state.language);
  const setFilter = useLibraryView((state) => state.setFilter);
  if (!info) return null;
  const languages = info.languages.map((one) => ({
    value: one.language,
    label: languageName(one.language, i18n.language),
    note: formatNumber(one.count),
  }));
  const tags = info.tags.map((one) => ({ value: one.tag, label: one.tag, note: formatNumber(one.count) }));
  return (
    <>
      {languages.length > 1 || language !== null ? (
        <Select
          label={t('filter.language')}
          hideLabel
          className={styles.filter}
          value={language ?? ALL}
          options={[{ value: ALL, label: t('filter.allLanguages') }, ...languages]}
          onValueChange={(value) => setFilter({ language: value === ALL ? null : value })}
        />
      ) : null}
      {tags.length > 0 || tag !== null ? (
        <Select
          label={t('filter.tag')}
          hideLabel
          className={styles.filter}
          value={tag ?? ALL}
          options={[{ value: ALL, label: t('filter.allTags') }, ...tags]}
          onValueChange={(value) => setFilter({ tag: value === ALL ? null : value })}
        />
      ) : null}
    </>
  );
}
