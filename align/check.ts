import type { Alignment, AlignVersion, Run } from './types.ts';

/**
 * What is wrong with `alignment` as an alignment of `versions`, in plain words; empty where nothing is. Checks that every segment
 * of every version is in exactly one bead and order is kept, the same for the sentences within each bead, that no bead is wholly
 * empty, and that scores are within 0 and 1.
 */
export function checkAlignment(versions: readonly AlignVersion[], alignment: Alignment): string[] {
  const problems: string[] = [];
  const at = versions.map(() => 0);
  alignment.beads.forEach((bead, k) => {
    if (bead.runs.length !== versions.length) {
      problems.push(`bead ${k} has ${bead.runs.length} runs for ${versions.length} versions`);
      return;
    }
    problems.push(...follow(at, bead.runs, `bead ${k}`));
    if (!(bead.score >= 0 && bead.score <= 1)) problems.push(`bead ${k} has score ${bead.score}`);
    const inside = versions.map(() => 0);
    bead.sentenceBeads.forEach((sentence, s) => {
      problems.push(...follow(inside, sentence.runs, `sentence bead ${s} of bead ${k}`));
      if (!(sentence.score >= 0 && sentence.score <= 1)) problems.push(`sentence bead ${s} of bead ${k}: score`);
    });
    bead.runs.forEach(([start, end], v) => {
      const held = versions[v]!.segments.slice(start, end).reduce((sum, one) => sum + one.sentences.length, 0);
      if (inside[v] !== held) problems.push(`bead ${k} holds ${held} sentences of version ${v}, in beads ${inside[v]}`);
    });
  });
  versions.forEach((version, v) => {
    if (at[v] !== version.segments.length) {
      problems.push(`version ${v}: ${at[v]} of ${version.segments.length} segments are in beads`);
    }
  });
  return problems;
}

/** Moves `at` on by `runs`; says where a run does not begin where the one before ended. */
function follow(at: number[], runs: readonly Run[], name: string): string[] {
  const problems: string[] = [];
  if (runs.every(([start, end]) => start === end)) problems.push(`${name} is empty`);
  runs.forEach(([start, end], v) => {
    if (start !== at[v] || end < start) problems.push(`${name}: run [${start}, ${end}) of version ${v} after ${at[v]}`);
    at[v] = end;
  });
  return problems;
}
