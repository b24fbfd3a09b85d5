/** Voices for a page on a system that has none: what is spoken is written down, and ends when the test says so. */
import type { Page } from 'playwright-core';

export async function giveVoices(page: Page, languages: readonly string[]): Promise<void> {
  await page.evaluate((tags) => {
    const spoken: { text: string; lang: string; rate: number }[] = [];
    let current: SpeechSynthesisUtterance | null = null;
    const voices = tags.map((lang) => ({
      lang,
      name: `Voice of ${lang}`,
      default: false,
      localService: true,
      voiceURI: lang,
    }));
    const stub = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      speak: (utterance: SpeechSynthesisUtterance) => {
        spoken.push({ text: utterance.text, lang: utterance.lang, rate: Number(utterance.rate.toFixed(2)) });
        current = utterance;
      },
      cancel: () => {
        current = null;
      },
    });
    Object.defineProperty(window, 'speechSynthesis', { value: stub, configurable: true });
    // Voices of our making are no voices to Chromium.
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {
      value: null,
      writable: true,
      configurable: true,
    });
    Object.assign(window, {
      spoken,
      endSentence: () => current?.dispatchEvent(new Event('end')),
    });
  }, languages);
}

export const spoken = (page: Page) =>
  page.evaluate(() => (window as unknown as { spoken: { text: string; lang: string; rate: number }[] }).spoken);
export const endSentence = (page: Page) =>
  page.evaluate(() => (window as unknown as { endSentence: () => void }).endSentence());
