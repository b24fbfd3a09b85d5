/** Numbers, sizes and dates as the interface's language writes them. */
import i18next from 'i18next';
import type { TFunction } from 'i18next';

const STEP = 1000;

/** A size in bytes with a unit that suits it: 0 B, 12.3 kB, 4 MB. */
export function formatBytes(bytes: number, t: TFunction): string {
  const power = bytes < STEP ? 0 : bytes < STEP ** 2 ? 1 : bytes < STEP ** 3 ? 2 : 3;
  const size = formatNumber(bytes / STEP ** power, { maximumFractionDigits: power === 0 ? 0 : 1 });
  switch (power) {
    case 0:
      return t('common:size.bytes', { size });
    case 1:
      return t('common:size.kilobytes', { size });
    case 2:
      return t('common:size.megabytes', { size });
    case 3:
    default:
      return t('common:size.gigabytes', { size });
  }
}

export function formatNumber(value: number, options?: Intl.NumberFormatOptions): string {
  return new Intl.NumberFormat(i18next.language, options).format(value);
}

/** 0 to 1 as a percentage without decimals. */
export function formatShare(share: number): string {
  return formatNumber(share, { style: 'percent', maximumFractionDigits: 0 });
}

/** A day, from milliseconds since the epoch. */
export function formatDate(time: number): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium' }).format(time);
}

/** A day and the time of day, from milliseconds since the epoch. */
export function formatMoment(time: number): string {
  return new Intl.DateTimeFormat(i18next.language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
}
