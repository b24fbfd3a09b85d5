/** What a job did otherwise than it was to, though it goes on: said as a notice, whoever started it. */
import i18next from 'i18next';
import { host } from '../host.ts';
import { errorWords } from '../i18n/words.ts';
import { notify } from '../ui/index.ts';

host.onEvent('job.notice', ({ error: { code, fields } }) => {
  const { what, remedy } = errorWords(i18next.t, code, fields);
  notify({ title: i18next.t('common:withoutModel'), description: `${what} ${remedy}`, tone: 'error' });
});
