/** The line above the status line: what can be done here, each with its key; while something was begun, how it is completed. */
import {
  ArrowDownToLine,
  ArrowUpToLine,
  Check,
  CheckCheck,
  CircleHelp,
  Eraser,
  Link2,
  ListTree,
  MoveDown,
  MoveUp,
  Pin,
  Pilcrow,
  RefreshCw,
  Scissors,
  TableCellsMerge,
  WrapText,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../contract/commands.ts';
import type { CommandId } from '../../../contract/commands.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { runCommand } from '../../shell/commands.ts';
import { Keys, Toolbar, ToolbarButton, ToolbarGroup, Tooltip } from '../../ui/index.ts';
import { numberOf } from '../layout/items.ts';
import { useReader } from '../reader-context.ts';
import { setAlign, useAlign } from './align-state.ts';
import { drawnRows, selectedRows } from './selection.ts';
import styles from './align-bar.module.css';

interface Tool {
  readonly id: CommandId;
  readonly icon: LucideIcon;
  /** A key of align:tool; without one the icon and its tooltip tell. */
  readonly word?: string;
}
/** In groups, and in the groups tools that share their hint: up and down. The rest is in the menus and the palette. */
const TOOLS: readonly (readonly (readonly Tool[])[])[] = [
  [
    [{ id: 'align.mergeNext', icon: TableCellsMerge, word: 'merge' }],
    [{ id: 'align.split', icon: Scissors, word: 'split' }],
  ],
  [
    [
      { id: 'align.moveUp', icon: MoveUp },
      { id: 'align.moveDown', icon: MoveDown },
    ],
    [
      { id: 'align.shiftUp', icon: ArrowUpToLine },
      { id: 'align.shiftDown', icon: ArrowDownToLine },
    ],
  ],
  [
    [{ id: 'align.splitParagraph', icon: Pilcrow }],
    [{ id: 'align.joinParagraphs', icon: WrapText }],
    [{ id: 'align.link', icon: Link2, word: 'link' }],
    [{ id: 'align.sentences', icon: ListTree }],
  ],
  [
    [{ id: 'align.confirm', icon: Check, word: 'confirm' }],
    [{ id: 'align.confirmAbove', icon: CheckCheck }],
    [{ id: 'align.doubt', icon: CircleHelp }],
    [{ id: 'align.pin', icon: Pin }],
  ],
];

/** What is done to selected rows. */
const SELECTION_TOOLS: typeof TOOLS = [
  [[{ id: 'align.mergeNext', icon: TableCellsMerge, word: 'merge' }]],
  [
    [{ id: 'align.confirm', icon: Check, word: 'confirm' }],
    [{ id: 'align.doubt', icon: CircleHelp }],
    [{ id: 'align.clear', icon: Eraser }],
    [{ id: 'align.pin', icon: Pin }],
  ],
  [[{ id: 'align.realignSelection', icon: RefreshCw, word: 'realign' }]],
];

/** Keys of several tools as one: what they share, and where they part. */
function sharedKeys(keys: readonly (string | undefined)[]): string | undefined {
  const [first, ...others] = keys.map((one) => one?.split('+') ?? []);
  if (!first || first.length === 0) return undefined;
  const lasts = others.map((parts) => parts.at(-1)).filter((part) => part !== undefined);
  return [...first, ...lasts].join('+');
}

export function AlignBar() {
  const { t } = useTranslation('align');
  const linking = useAlign((state) => state.linking);
  const cutting = useAlign((state) => state.cutting);
  const selected = useAlign((state) => state.selected);
  const { session, items } = useReader();
  const range = selectedRows(selected, session);
  const count = range ? drawnRows(items, range).length : 0;
  const rows = range
    ? t('selection.rows', { count, from: numberOf(items, range[0]), to: numberOf(items, range[1] - 1) })
    : '';
  const words = cutting ? t('cutting.words') : linking ? t('linking.words', { number: linking.number }) : rows;
  return (
    <section aria-label={t('tools')}>
      {/* Always there, so that a screen reader hears every change of it. */}
      <span role="status" className="visually-hidden">
        {words}
      </span>
      <Toolbar label={t('tools')} className={styles.bar}>
        {cutting ? (
          <Cutting />
        ) : linking ? (
          <Linking number={linking.number} />
        ) : range ? (
          <Selection words={rows} />
        ) : (
          <Tools groups={TOOLS} />
        )}
      </Toolbar>
    </section>
  );
}

interface ToolsProps {
  readonly groups: typeof TOOLS;
  readonly selecting?: boolean;
}

/** Not drawn again with every edit. */
const Tools = memo(function Tools({ groups, selecting = false }: ToolsProps) {
  const { shortcuts } = useCurrentSettings();
  const keyOf = ({ id }: Tool) => keysOf(id, shortcuts)[0];
  return groups.map((group) => (
    <ToolbarGroup key={group[0]?.[0]?.id} className={styles.group}>
      {group.map((tools) => {
        const hint = sharedKeys(tools.map(keyOf));
        return (
          <span key={tools[0]?.id} className={styles.pair}>
            {tools.map((tool) => (
              <ToolButton key={tool.id} tool={tool} keys={keyOf(tool)} selecting={selecting} />
            ))}
            {hint ? <Hint keys={hint} /> : null}
          </span>
        );
      })}
    </ToolbarGroup>
  ));
});

interface ToolButtonProps {
  readonly tool: Tool;
  readonly keys: string | undefined;
  readonly selecting: boolean;
}

function ToolButton({ tool: { id, icon: Icon, word }, keys, selecting }: ToolButtonProps) {
  const { t } = useTranslation(['align', 'menu']);
  const names: Partial<Record<CommandId, string>> = selecting
    ? { 'align.mergeNext': t('tool.mergeSelected'), 'align.realignSelection': t('tool.realign') }
    : {};
  const name = names[id] ?? t(`menu:command.${id}`);
  return (
    <Tooltip label={name} shortcut={keys}>
      <ToolbarButton aria-label={name} className={styles.tool} onClick={() => runCommand(id)}>
        <Icon aria-hidden />
        {word ? <span className={styles.word}>{t(`tool.${word}`)}</span> : null}
      </ToolbarButton>
    </Tooltip>
  );
}

/** To the eye; screen readers hear keys from the list of shortcuts. */
function Hint({ keys }: { readonly keys: string }) {
  return (
    <span aria-hidden className={styles.keys}>
      <Keys keys={keys} />
    </span>
  );
}

function Selection({ words }: { readonly words: string }) {
  const { t } = useTranslation('align');
  return (
    <>
      <span aria-hidden className={styles.step}>
        {words}
      </span>
      <Tools groups={SELECTION_TOOLS} selecting />
      <ToolbarButton className={styles.tool} onClick={() => setAlign({ selected: null })}>
        {t('selection.drop')} <Keys keys="Esc" />
      </ToolbarButton>
    </>
  );
}

function Cutting() {
  const { t } = useTranslation('align');
  return (
    <>
      <span className={styles.step}>{t('cutting.words')}</span>
      <span className={styles.hint}>
        <Keys keys="ArrowUp+ArrowDown" /> {t('cutting.move')}
      </span>
      <span className={styles.hint}>
        <Keys keys="ArrowLeft+ArrowRight" /> {t('cutting.column')}
      </span>
      <ToolbarButton className={styles.primary} onClick={() => runCommand('align.split')}>
        {t('cutting.apply')} <Keys keys="Enter" />
      </ToolbarButton>
      <ToolbarButton className={styles.tool} onClick={() => setAlign({ cutting: null })}>
        {t('cancel')} <Keys keys="Esc" />
      </ToolbarButton>
    </>
  );
}

function Linking({ number }: { readonly number: number }) {
  const { t } = useTranslation('align');
  return (
    <>
      <span className={styles.step}>{t('linking.words', { number })}</span>
      <ToolbarButton className={styles.primary} onClick={() => runCommand('align.link')}>
        {t('linking.apply')} <Keys keys="Space" />
      </ToolbarButton>
      <ToolbarButton className={styles.tool} onClick={() => setAlign({ linking: null })}>
        {t('cancel')} <Keys keys="Esc" />
      </ToolbarButton>
    </>
  );
}
