/** Re-aligning from the bar and by command: each way opens the preview. */
import { RefreshCw } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { onCommand } from '../../shell/commands.ts';
import { useLatest } from '../../state/use-latest.ts';
import { IconButton, Menu } from '../../ui/index.ts';
import { useAlign } from '../align-mode/align-state.ts';
import { selectedRows } from '../align-mode/selection.ts';
import { useReader } from '../reader-context.ts';
import { useRealign } from './realign-state.ts';
import { nearScope, selectedScope } from './scopes.ts';

export function RealignButton() {
  const { t } = useTranslation('review');
  const reader = useReader();
  const latest = useLatest(reader);
  const enabled = reader.session.opening.work.versions.length > 1;
  const open = useRealign((state) => state.open);
  const openNear = () => {
    const scope = nearScope(latest.current);
    if (scope) open(scope);
  };
  const selecting = useAlign(({ selected }) => selectedRows(selected, reader.session) !== null);
  const openSelected = () => {
    const scope = selectedScope(latest.current);
    if (scope) open(scope);
  };
  useEffect(() => {
    const stops = [
      onCommand('align.realign', () => open({ kind: 'all' }), { enabled }),
      onCommand(
        'align.realignSelection',
        () => {
          const scope = selectedScope(latest.current) ?? nearScope(latest.current);
          if (scope) open(scope);
        },
        { enabled },
      ),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [open, enabled, latest]);
  return (
    <Menu
      align="end"
      trigger={
        <IconButton label={t('realign.title')} disabled={!enabled}>
          <RefreshCw aria-hidden />
        </IconButton>
      }
      entries={[
        { type: 'action', label: t('realign.scope.all'), onSelect: () => open({ kind: 'all' }) },
        { type: 'action', label: t('realign.scope.between'), onSelect: openNear },
        ...(selecting ? [{ type: 'action', label: t('realign.scope.rows'), onSelect: openSelected } as const] : []),
      ]}
    />
  );
}
