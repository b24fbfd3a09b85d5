/** What the modes show on demand: the counterpart of a sentence where one version stands alone, and blurred columns. */
import { useCallback, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { ReadingMode } from '../../../contract/model.ts';
import type { Column, Session } from '../session.ts';
import { CounterpartCard } from './counterpart-card.tsx';
import { Veil } from './veil.ts';

export interface OnDemandProps {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly session: Session;
  /** All that are shown in turn. */
  readonly columns: readonly Column[];
  readonly mode: ReadingMode;
  readonly lead: number;
}

export function OnDemand({ scroller, session, columns, mode, lead }: OnDemandProps) {
  if (mode === 'single') return <CounterpartCard {...{ scroller, session, columns, lead }} />;
  if (mode === 'blurred') return <Blurred key={lead} scroller={scroller} session={session} />;
  return null;
}

/** Reads out what a key cleared. */
function Blurred({ scroller, session }: Pick<OnDemandProps, 'scroller' | 'session'>) {
  const [said, setSaid] = useState<readonly { lang: string; text: string }[]>([]);
  const say = useCallback(
    (spans: readonly HTMLElement[]) =>
      setSaid(
        spans.map((span) => ({
          lang: span.closest<HTMLElement>('[lang]')?.lang ?? '',
          text: span.textContent.replaceAll('\u00ad', ''),
        })),
      ),
    [],
  );
  useEffect(() => new Veil(scroller.current!, session, say).attach(), [scroller, session, say]);
  return (
    <div role="status" className="visually-hidden">
      {said.map(({ lang, text }, index) => (
        <p key={index} lang={lang}>
          {text}
        </p>
      ))}
    </div>
  );
}
