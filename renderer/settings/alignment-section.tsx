/** What alignments know besides the texts themselves. */
import { LearnedWordsGroup } from './learned-words.tsx';

export function AlignmentSection() {
  return <LearnedWordsGroup />;
}
