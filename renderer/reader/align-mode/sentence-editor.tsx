/** The sentences of one row, rearranged: groups of sentences that stand for each other, edited as rows are. Nothing changes before "Apply". */
import { ArrowDown, ArrowUp, Scissors, TableCellsMerge, Undo2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { BeadRow, Version } from '../../../contract/model.ts';
import { languageName } from '../../i18n/languages.ts';
import { strokeName } from '../../shell/keystroke.ts';
import { Button, Dialog, Keys } from '../../ui/index.ts';
import { useReader } from '../reader-context.ts';
import type { Column } from '../session.ts';
import { setAlign, useAlign } from './align-state.ts';
import { firstChip, isPressed, nextChip, sentencesOf } from './chips.ts';
import type { Chip } from './chips.ts';
import type { Editor } from './editor.ts';
import { cutBefore, groupOf, groupsOf, mergedWithNext, movedDown, movedUp } from './sentence-groups.ts';
import type { Groups } from './sentence-groups.ts';
import { useGroups } from './use-groups.ts';
import styles from './sentence-editor.module.css';

type Change = (groups: Groups, chip: Chip) => Groups;

const CHANGES = {
  moveUp: {
    icon: ArrowUp,
    keys: 'Alt+ArrowUp',
    change: (groups, { column, sentence }) => movedUp(groups, column, sentence),
  },
  moveDown: {
    icon: ArrowDown,
    keys: 'Alt+ArrowDown',
    change: (groups, { column, sentence }) => movedDown(groups, column, sentence),
  },
  merge: {
    icon: TableCellsMerge,
    keys: 'M',
    change: (groups, { column, sentence }) => mergedWithNext(groups, groupOf(groups, column, sentence)),
  },
  cut: { icon: Scissors, keys: 'S', change: (groups, { column, sentence }) => cutBefore(groups, column, sentence) },
} as const satisfies Readonly<
  Record<string, { readonly icon: typeof ArrowUp; readonly keys: string; readonly change: Change }>
>;
const NAMES = Object.keys(CHANGES) as (keyof typeof CHANGES)[];

export function SentenceEditor({ editor }: { readonly editor: Editor }) {
  const { session } = useReader();
  const id = useAlign((state) => state.sentencesOf);
  /** What could not be stored, because the rows were changed elsewhere: it is shown again where the row still has those sentences. */
  const [unstored, setUnstored] = useState<Groups | null>(null);
  const bead = id === null ? undefined : session.store.row(session.opening.beadIds.indexOf(id));
  if (!bead) return null;
  const store = (groups: Groups) => {
    const runs = groups.map((group) => group.flat());
    void editor
      .edit(() => ({ kind: 'sentences', beadId: bead.id, runs }))
      .then((outcome) => {
        setUnstored(outcome ? null : groups);
        if (!outcome) setAlign({ sentencesOf: bead.id });
      });
  };
  return (
    <Open
      key={bead.id}
      bead={bead}
      start={groupsOf(bead, unstored)}
      onClose={() => setUnstored(null)}
      onStore={store}
    />
  );
}

interface OpenProps {
  readonly bead: BeadRow;
  readonly start: Groups;
  readonly onClose: () => void;
  readonly onStore: (groups: Groups) => void;
}

function Open({ bead, start, onClose, onStore }: OpenProps) {
  const { t } = useTranslation(['align', 'common']);
  const { columns, focusAt, place } = useReader();
  const { groups, change, undo, redo, canUndo } = useGroups(start);
  const [chip, setChip] = useState<Chip | null>(() => firstChip(bead, columns, place()));
  const current = useRef<HTMLButtonElement>(null);

  const changeBy = (name: keyof typeof CHANGES) => {
    if (chip) change((now) => CHANGES[name].change(now, chip));
  };
  const leave = () => {
    onClose();
    setAlign({ sentencesOf: null });
    const at = place();
    if (at) focusAt(at);
  };
  const apply = () => {
    leave();
    onStore(groups);
  };
  const actionOf = (event: KeyboardEvent<HTMLDivElement>): (() => void) | null => {
    const name = NAMES.find((one) => isPressed(event, CHANGES[one].keys));
    if (name) return () => changeBy(name);
    const keys = strokeName(event);
    if (keys === '$mod+Z') return undo;
    if (keys === '$mod+Shift+Z' || keys === '$mod+Y') return redo;
    if (keys === '$mod+Enter') return apply;
    const next = chip && event.target === current.current ? nextChip(event, chip, columns, bead, groups) : null;
    return next && (() => setChip(next));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const action = actionOf(event);
    if (!action) return;
    event.preventDefault();
    action();
  };
  /** Who presses a tool goes on by keys at the sentence. */
  const pressed = (action: () => void) => () => {
    action();
    current.current?.focus();
  };
  return (
    <Dialog
      open
      onOpenChange={leave}
      size="large"
      title={t('sentences.title')}
      description={t('sentences.description')}
      dismissible={false}
      initialFocus={current}
      footer={
        <>
          <Button onClick={leave}>{t('cancel')}</Button>
          <Button variant="primary" onClick={apply}>
            {t('sentences.apply')}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys of the tools and sentences in it */}
      <div onKeyDown={onKeyDown}>
        <div role="toolbar" aria-label={t('tools')} className={styles.tools}>
          {NAMES.map((name) => {
            const { icon: Icon, keys } = CHANGES[name];
            return (
              <Tool key={name} icon={<Icon aria-hidden />} keys={keys} onClick={pressed(() => changeBy(name))}>
                {t(`sentences.${name}`)}
              </Tool>
            );
          })}
          <Tool icon={<Undo2 aria-hidden />} keys="$mod+Z" disabled={!canUndo} onClick={pressed(undo)}>
            {t('common:undo')}
          </Tool>
        </div>
        <div className={styles.groups} style={{ '--versions': columns.length } as CSSProperties}>
          {groups.map((group, index) => (
            <GroupRow
              // Groups are cut and joined; they have no identity but their order.
              key={index}
              number={index + 1}
              bead={bead}
              group={group}
              columns={columns}
              chip={chip}
              current={current}
              onChip={setChip}
            />
          ))}
        </div>
      </div>
    </Dialog>
  );
}

interface ToolProps {
  readonly icon: ReactNode;
  readonly keys: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Tool({ icon, keys, disabled, onClick, children }: ToolProps) {
  return (
    <Button variant="quiet" icon={icon} disabled={disabled} onClick={onClick}>
      {children}{' '}
      <span aria-hidden>
        <Keys keys={keys} />
      </span>
    </Button>
  );
}

interface GroupRowProps {
  readonly number: number;
  readonly bead: BeadRow;
  readonly group: Groups[number];
  readonly columns: readonly Column[];
  readonly chip: Chip | null;
  /** Is given the element of the chip. */
  readonly current: RefObject<HTMLButtonElement | null>;
  readonly onChip: (chip: Chip) => void;
}

function GroupRow({ number, bead, group, columns, chip, current, onChip }: GroupRowProps) {
  const { t, i18n } = useTranslation('align');
  return (
    <div role="group" aria-label={t('sentences.group', { number })} className={styles.group}>
      {columns.map((column) => {
        const [start, end] = group[column.index] ?? [0, 0];
        const texts = sentencesOf(bead, column);
        const { language } = column.version;
        return (
          <div
            key={column.version.id}
            role="group"
            aria-label={languageName(language, i18n.language)}
            className={styles.cell}
          >
            {start === end ? <span className={styles.gap}>{t('sentences.none')}</span> : null}
            {texts.slice(start, end).map((text, at) => {
              const sentence = start + at;
              const isCurrent = chip?.column === column.index && chip.sentence === sentence;
              return (
                <SentenceChip
                  key={sentence}
                  text={text}
                  version={column.version}
                  current={isCurrent ? current : null}
                  onPress={() => onChip({ column: column.index, sentence })}
                />
              );
            })}
          </div>
        );
      })}
    </div>
  );
}

interface SentenceChipProps {
  readonly text: string;
  readonly version: Version;
  /** Given the element of the current one, which has the keyboard. */
  readonly current: RefObject<HTMLButtonElement | null> | null;
  readonly onPress: () => void;
}

function SentenceChip({ text, version, current, onPress }: SentenceChipProps) {
  // Also where the sentence was taken to another group, and so drawn anew.
  useEffect(() => current?.current?.focus(), [current]);
  return (
    <button
      ref={current}
      type="button"
      lang={version.language}
      dir={version.direction}
      tabIndex={current ? 0 : -1}
      aria-current={current !== null}
      className={styles.chip}
      onClick={onPress}
    >
      {text}
    </button>
  );
}
