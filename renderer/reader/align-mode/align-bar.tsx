/** The line above the status line: what can be done here, each with its key; while something was begun, how it is completed. */
import {
  ArrowDownToLine,
  ArrowUpToLine,
  BetweenHorizontalStart,
  Check,
  CheckCheck,
  CircleHelp,
  Eraser,
  Link2,
  MoveDown,
  MoveUp,
  Pin,
  Pilcrow,
  Scissors,
  TableCellsMerge,
  WrapText,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { keysOf } from '../../../contract/commands.ts';
import type { CommandId } from '../../../contract/commands.ts';
import { useCurrentSettings } from '../../settings/settings-state.ts';
import { runCommand } from '../../shell/commands.ts';
import { Keys, Tooltip } from '../../ui/index.ts';
import { setAlign, useAlign } from './align-state.ts';
import styles from './align-bar.module.css';

/** In groups. `word` is a key of align:tool; tools without one are told by their icon and tooltip. */
const TOOLS: readonly (readonly { readonly id: CommandId; readonly icon: LucideIcon; readonly word?: string }[])[] = [
  [
    { id: 'align.mergeNext', icon: TableCellsMerge, word: 'merge' },
    { id: 'align.split', icon: Scissors, word: 'split' },
  ],
  [
    { id: 'align.moveUp', icon: MoveUp },
    { id: 'align.moveDown', icon: MoveDown },
    { id: 'align.newRowDown', icon: BetweenHorizontalStart },
    { id: 'align.shiftUp', icon: ArrowUpToLine },
    { id: 'align.shiftDown', icon: ArrowDownToLine },
  ],
  [
    { id: 'align.splitParagraph', icon: Pilcrow },
    { id: 'align.joinParagraphs', icon: WrapText },
    { id: 'align.link', icon: Link2, word: 'link' },
  ],
  [
    { id: 'align.confirm', icon: Check, word: 'confirm' },
    { id: 'align.confirmAbove', icon: CheckCheck },
    { id: 'align.doubt', icon: CircleHelp },
    { id: 'align.clear', icon: Eraser },
    { id: 'align.pin', icon: Pin },
  ],
];

export function AlignBar() {
  const { t } = useTranslation('align');
  const { linking, cutting, selected } = useAlign();
  return (
    <div role="toolbar" aria-label={t('tools')} className={styles.bar}>
      {cutting ? <Cutting /> : linking ? <Linking number={linking.number} /> : <Tools selecting={selected !== null} />}
    </div>
  );
}

function Tools({ selecting }: { readonly selecting: boolean }) {
  const { t } = useTranslation(['align', 'menu']);
  const { shortcuts } = useCurrentSettings();
  return TOOLS.map((group) => (
    <div key={group[0]?.id} role="group" className={styles.group}>
      {group.map(({ id, icon: Icon, word }) => {
        const [keys] = keysOf(id, shortcuts);
        const name = selecting && id === 'align.mergeNext' ? t('tool.mergeSelected') : t(`menu:command.${id}`);
        return (
          <Tooltip key={id} label={name} shortcut={keys}>
            <button type="button" aria-label={name} className={styles.tool} onClick={() => runCommand(id)}>
              <Icon aria-hidden />
              {word ? <span className={styles.word}>{t(`tool.${word}`)}</span> : null}
              {keys ? (
                <span aria-hidden>
                  <Keys keys={keys} />
                </span>
              ) : null}
            </button>
          </Tooltip>
        );
      })}
    </div>
  ));
}

function Cutting() {
  const { t } = useTranslation('align');
  return (
    <>
      <span className={styles.step}>{t('cutting.words')}</span>
      <Hint keys={['ArrowUp', 'ArrowDown']} words={t('cutting.move')} />
      <Hint keys={['ArrowLeft', 'ArrowRight']} words={t('cutting.column')} />
      <button type="button" className={styles.primary} onClick={() => runCommand('align.split')}>
        {t('cutting.apply')} <Keys keys="Enter" />
      </button>
      <button type="button" className={styles.tool} onClick={() => setAlign({ cutting: null })}>
        {t('cancel')} <Keys keys="Esc" />
      </button>
    </>
  );
}

function Linking({ number }: { readonly number: number }) {
  const { t } = useTranslation('align');
  return (
    <>
      <span className={styles.step}>{t('linking.words', { number })}</span>
      <button type="button" className={styles.primary} onClick={() => runCommand('align.link')}>
        {t('linking.apply')} <Keys keys="Space" />
      </button>
      <button type="button" className={styles.tool} onClick={() => setAlign({ linking: null })}>
        {t('cancel')} <Keys keys="Esc" />
      </button>
    </>
  );
}

function Hint({ keys, words }: { readonly keys: readonly string[]; readonly words: string }) {
  return (
    <span className={styles.hint}>
      {keys.map((key) => (
        <Keys key={key} keys={key} />
      ))}
      {words}
    </span>
  );
}
