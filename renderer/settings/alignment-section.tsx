/** What alignments know besides the texts themselves. */
import { LearnedWordsGroup } from './learned-words.tsx';
import { ModelFolderGroup } from './model-folder.tsx';

export function AlignmentSection() {
  return (
    <>
      <LearnedWordsGroup />
      <ModelFolderGroup />
    </>
  );
}
