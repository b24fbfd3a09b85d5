/** Proposals of new alignments between their making and the user's answer: kept here, never stored. */
import { randomUUID } from 'node:crypto';
import { HexaplaError } from '../contract/errors.ts';
import type { ProposalSummary } from '../contract/realign.ts';
import { keepLast } from '../contract/keep-last.ts';
import type { Proposal } from '../db/index.ts';

/** One change, its rows as text: a proposal for a long book is not unpacked to show a page of it. */
export interface KeptChange {
  /** Stored rows [from, to) that it replaces. */
  readonly from: number;
  readonly to: number;
  /** How many rows it makes of them. */
  readonly count: number;
  /** JSON of ChangeBody. */
  readonly body: string;
}

export interface KeptProposal extends Proposal {
  /** Rows that were looked at, and how many of them stand. */
  readonly from: number;
  readonly to: number;
  readonly standing: number;
  /** Links of moved text that are to be made. */
  readonly links: number;
  readonly changes: readonly KeptChange[];
}

/** Proposals kept at a time: one a window, and some that are forgotten. */
const KEPT = 3;

export class Proposals {
  readonly #kept = new Map<string, KeptProposal>();

  /** Keeps a proposal, and lets the oldest go where there are too many. */
  keep(proposal: KeptProposal): ProposalSummary {
    const proposalId = randomUUID();
    keepLast(this.#kept, proposalId, proposal, KEPT);
    const { from, to, standing, links, changes } = proposal;
    return {
      proposalId,
      rows: to - from,
      standing,
      links,
      changes: changes.length,
      before: changes.reduce((sum, change) => sum + change.to - change.from, 0),
      after: changes.reduce((sum, { count }) => sum + count, 0),
    };
  }

  /** @throws HexaplaError not-found { proposalId } */
  get(proposalId: string): KeptProposal {
    const proposal = this.#kept.get(proposalId);
    if (!proposal) throw new HexaplaError('not-found', `No proposal ${proposalId}`, { proposalId });
    return proposal;
  }

  discard(proposalId: string): void {
    this.#kept.delete(proposalId);
  }
}
