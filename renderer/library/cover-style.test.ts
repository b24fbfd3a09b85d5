import { describe, expect, it } from 'vitest';
import { CLOTHS, ORNAMENTS, coverStyle, hashText } from './cover-style.ts';

describe('coverStyle', () => {
  it('is the same for the same work, and differs among works', () => {
    expect(coverStyle('Candide', 'Voltaire')).toEqual(coverStyle('Candide', 'Voltaire'));
    const cloths = new Set(
      Array.from({ length: 200 }, (_, index) => coverStyle(`Work ${index}`, '')).map(({ cloth }) => cloth),
    );
    expect(cloths.size).toBe(CLOTHS);
  });

  it('binds by the script of the title', () => {
    expect(coverStyle('Pinocchio', '').binding).toBe('plate');
    expect(coverStyle('الإعلان العالمي', '')).toMatchObject({ binding: 'arch', direction: 'rtl', lang: 'ar' });
    expect(coverStyle('世界人权宣言', '')).toMatchObject({ binding: 'thread', lang: 'zh' });
    expect(coverStyle('世界人権宣言のこと', '')).toMatchObject({ binding: 'thread', lang: 'ja' });
  });

  it('stays within what is drawn, whatever the title', () => {
    for (const title of ['', '\ud800', '𓀀'.repeat(5000), '¿?', 'ß'.repeat(100_000)]) {
      const { cloth, ornament } = coverStyle(title, '');
      expect(cloth).toBeGreaterThanOrEqual(0);
      expect(cloth).toBeLessThan(CLOTHS);
      expect(ornament).toBeLessThan(ORNAMENTS);
    }
  });

  it('sets long titles smaller', () => {
    expect(coverStyle('Emma', '').size).toBe('large');
    expect(coverStyle('The Life and Opinions of Tristram Shandy, Gentleman', '').size).toBe('small');
  });
});

describe('hashText', () => {
  it('is FNV-1a', () => {
    expect(hashText('')).toBe(0x811c9dc5);
    expect(hashText('a')).toBe(0xe40c292c);
  });
});
