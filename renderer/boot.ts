/**
 * The first script: lets the bars of index.html be painted before the program itself is read and run, which takes longer than they do.
 * A window whose first frame is lost does not wait for it.
 */
import './theme/base.css';

const FRAME_MS = 250;
/** A module is run once, however often it is asked for. */
const begin = () => void import('./main.tsx');

requestAnimationFrame(() => setTimeout(begin));
setTimeout(begin, FRAME_MS);
