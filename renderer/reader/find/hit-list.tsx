/** Hits in their context. Arrows show one after the other on the page, Enter or a click goes there. */
import { memo, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FindHit } from '../../../contract/find.ts';
import type { Version } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import { useLatest } from '../../state/use-latest.ts';
import { cx, walkByArrows } from '../../ui/index.ts';
import { numberOf } from '../layout/items.ts';
import panel from '../panel/panel-list.module.css';
import { useReader } from '../reader-context.ts';
import styles from './find.module.css';

export interface HitListProps {
  readonly hits: readonly FindHit[];
  readonly current: number | null;
  readonly onShow: (index: number) => void;
  readonly onEnter: (index: number) => void;
}

/** Of the counterparts, the one in this many versions is shown; the page shows the others. */
const COUNTERPARTS = 2;

export function HitList({ hits, current, onShow, onEnter }: HitListProps) {
  const { t } = useTranslation('panels');
  const { session, items } = useReader();
  const { versions } = session.opening.work;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (current !== null) list.current?.children[current]?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  // Hits are drawn once; what they call is the newest.
  const latest = useLatest(onEnter);
  const enter = useCallback((index: number) => latest.current(index), [latest]);

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows go from one of its buttons to the next
    <ul
      ref={list}
      className={panel.list}
      aria-label={t('find.hits')}
      onKeyDown={walkByArrows({ items: 'button', axis: 'block', onWalk: onShow })}
    >
      {hits.map((hit, index) => (
        <Hit
          key={`${hit.segmentId}.${hit.start}`}
          hit={hit}
          index={index}
          number={numberOf(items, hit.row)}
          current={index === current}
          versions={versions}
          onEnter={enter}
        />
      ))}
    </ul>
  );
}

interface HitProps {
  readonly hit: FindHit;
  readonly index: number;
  readonly number: number;
  readonly current: boolean;
  readonly versions: readonly Version[];
  readonly onEnter: (index: number) => void;
}

const Hit = memo(function Hit({ hit, index, number, current, versions, onEnter }: HitProps) {
  const { t, i18n } = useTranslation('panels');
  const version = versions.find(({ id }) => id === hit.versionId);
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={cx(panel.entry, current && styles.current)}
        aria-current={current || undefined}
        onClick={() => onEnter(index)}
      >
        <span className={styles.where}>
          {t('find.at', { language: languageName(version?.language ?? '', i18n.language), number })}
        </span>
        <span className={panel.quote} lang={version?.language} dir={version?.direction}>
          {hit.before}
          <mark className={styles.match}>{hit.match}</mark>
          {hit.after}
        </span>
        {hit.counterparts.slice(0, COUNTERPARTS).map(({ versionId, text }) => {
          const other = versions.find(({ id }) => id === versionId);
          return (
            <span key={versionId} className={styles.counterpart} lang={other?.language} dir={other?.direction}>
              {text}
            </span>
          );
        })}
      </button>
    </li>
  );
});
