/** Find in work: hits in their context with what stands for them in the other versions, all of them marked on the page. */
import { ArrowDown, ArrowUp, CaseSensitive, Search, WholeWord } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MAX_FIND_QUERY } from '../../../contract/find.ts';
import type { FindHit } from '../../../contract/find.ts';
import { IconButton, Select, TextField } from '../../ui/index.ts';
import { GRID_ID } from '../grid/grid-id.ts';
import { itemOfRow, paratextStretch } from '../layout/items.ts';
import { usePainting } from '../notes/painting.ts';
import type { PaintLayer } from '../notes/painting.ts';
import { intoList } from '../panel/into-list.ts';
import { usePanelFocus } from '../panel/panel-focus.ts';
import list from '../panel/panel-list.module.css';
import { uncoverPage, usePanel } from '../panel/panel-state.ts';
import { versionOf, versionOptions } from '../panel/version-options.ts';
import { useReader } from '../reader-context.ts';
import { pageRange } from '../sentences/text-range.ts';
import type { Session } from '../session.ts';
import { HitList } from './hit-list.tsx';
import { useFindQuery } from './find-state.ts';
import { useFind } from './use-find.ts';
import type { Found } from './use-find.ts';
import styles from './find.module.css';

export function FindPanel() {
  const query = useFindQuery();
  const found = useFind(query);
  const { goToRow } = useReader();
  const [at, setAt] = useState<number | null>(null);
  const current = at !== null && at < found.hits.length ? at : null;
  useLayers(found.hits, current);
  const show = useShow();

  // Other words, other hits.
  const [asked, setAsked] = useState(query);
  if (asked !== query) {
    setAsked(query);
    setAt(null);
  }
  const goTo = (index: number) => {
    const hit = found.hits[index];
    if (!hit) return;
    setAt(index);
    show(hit, current === null);
  };
  const step = (by: 1 | -1) => {
    const { length } = found.hits;
    if (length > 0) goTo(current === null ? (by > 0 ? 0 : length - 1) : (current + by + length) % length);
  };
  const enter = (index: number) => {
    const hit = found.hits[index];
    if (!hit) return;
    goTo(index);
    uncoverPage();
    goToRow(hit.row, hit.versionId);
  };
  return (
    <>
      <Words onStep={step} />
      <Summary found={found} current={current} onStep={step} />
      <HitList hits={found.hits} current={current} onShow={goTo} onEnter={enter} />
    </>
  );
}

/** The words and how they are looked for. Enter goes to the next hit, with Shift to the one before; the field keeps the keyboard. */
function Words({ onStep }: { readonly onStep: (by: 1 | -1) => void }) {
  const { t, i18n } = useTranslation('panels');
  const { columns } = useReader();
  const { text, exact, wholeWord, versionId } = useFindQuery();
  const field = useRef<HTMLInputElement>(null);
  usePanelFocus(field);
  const shown = usePanel((state) => state.shown);
  // Asked for again, the words are there to be typed over.
  useEffect(() => {
    if (shown > 0) field.current?.select();
  }, [shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return intoList(event);
    event.preventDefault();
    onStep(event.shiftKey ? -1 : 1);
  };
  const versions = columns.map(({ version }) => version);
  const options = [{ value: '', label: t('find.all') }, ...versionOptions(versions, i18n.language)];
  return (
    <div className={list.fields}>
      <TextField
        ref={field}
        type="search"
        label={t('find.words')}
        hideLabel
        placeholder={t('find.words')}
        icon={<Search aria-hidden />}
        maxLength={MAX_FIND_QUERY}
        value={text}
        onValueChange={(next) => useFindQuery.setState({ text: next })}
        onKeyDown={onKeyDown}
      />
      <div className={styles.options}>
        <Select
          className={styles.version}
          label={t('version')}
          hideLabel
          value={versions.some(({ id }) => id === versionId) ? String(versionId) : ''}
          options={options}
          onValueChange={(value) => useFindQuery.setState({ versionId: versionOf(versions, value)?.id ?? null })}
        />
        <IconButton label={t('find.exact')} pressed={exact} onClick={() => useFindQuery.setState({ exact: !exact })}>
          <CaseSensitive aria-hidden />
        </IconButton>
        <IconButton
          label={t('find.wholeWord')}
          pressed={wholeWord}
          onClick={() => useFindQuery.setState({ wholeWord: !wholeWord })}
        >
          <WholeWord aria-hidden />
        </IconButton>
      </div>
    </div>
  );
}

interface SummaryProps {
  readonly found: Found;
  readonly current: number | null;
  readonly onStep: (by: 1 | -1) => void;
}

function Summary({ found, current, onStep }: SummaryProps) {
  const { t } = useTranslation('panels');
  const empty = useFindQuery((state) => state.text.trim() === '');
  const { hits, count, done } = found;
  const words = () => {
    if (empty) return '';
    if (!done) return t('find.looking', { count });
    if (current !== null) return t('find.place', { number: current + 1, count });
    return count > hits.length ? t('find.more', { count, listed: hits.length }) : t('find.count', { count });
  };
  return (
    <div className={list.summary}>
      <span role="status">{words()}</span>
      <span className={styles.steps}>
        <IconButton
          label={t('find.previous')}
          shortcut="Shift+Enter"
          disabled={hits.length === 0}
          onClick={() => onStep(-1)}
        >
          <ArrowUp aria-hidden />
        </IconButton>
        <IconButton label={t('find.next')} shortcut="Enter" disabled={hits.length === 0} onClick={() => onStep(1)}>
          <ArrowDown aria-hidden />
        </IconButton>
      </span>
    </div>
  );
}

function useLayers(hits: readonly FindHit[], current: number | null): void {
  const layers = useMemo((): PaintLayer[] => {
    const now = current === null ? undefined : hits[current];
    return [
      { name: 'found', priority: 2, ranges: hits.filter((hit) => hit !== now) },
      { name: 'found-now', priority: 3, ranges: now ? [now] : [] },
    ];
  }, [hits, current]);
  usePainting(layers);
}

/** Brings a hit into view; the keyboard stays where it is. Furniture that is folded away is unfolded. */
function useShow(): (hit: FindHit, remember: boolean) => void {
  const { session, items, flags, layout, change, showRow } = useReader();
  return useCallback(
    (hit, remember) => {
      const { row } = hit;
      if ((items.folded[itemOfRow(items, row)] ?? 0) > 0) {
        const [start] = paratextStretch(flags, row);
        change({ unfolded: new Set([...layout.unfolded, session.opening.beadIds[start] ?? 0]) });
      }
      showRow(row, remember);
      // A paragraph may be longer than the page; and its row is drawn with the next frame.
      requestAnimationFrame(() => requestAnimationFrame(() => bringIntoView(session, hit)));
    },
    [session, items, flags, layout.unfolded, change, showRow],
  );
}

/** Scrolls on where the words themselves are not on the screen. */
function bringIntoView(session: Session, hit: FindHit): void {
  const root = document.getElementById(GRID_ID);
  const words = root && pageRange(session, root, hit)?.getBoundingClientRect();
  if (!root || !words) return;
  const { view } = session;
  const bottom = root.getBoundingClientRect().top + root.clientHeight;
  const top = bottom - view.viewport;
  if (words.top < top || words.bottom > bottom) view.scrollBy(words.top - top - view.viewport / 3);
}
