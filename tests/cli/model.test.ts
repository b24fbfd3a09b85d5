/** A language model from a local folder: read, asked, and heard by `hexapla align --model`. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openEmbeddingModel } from '../../formats/embedding-model.ts';
import { ModelError } from '../../formats/model-packages.ts';
import { RUN_TIMEOUT, hexapla } from './run.ts';
import { COUNT, left, right, writeTwoLanguages } from './small-model.ts';

vi.setConfig({ testTimeout: RUN_TIMEOUT });

let folder = '';
let model = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hexapla-model-'));
  model = join(folder, 'small');
  writeTwoLanguages(model);
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('openEmbeddingModel', () => {
  it('gives a vector for each text: the mean of its tokens, zeros for none', async () => {
    const opened = await openEmbeddingModel(model);
    const shares: number[] = [];
    const vectors = await opened.embed([`${left[0]} ${left[1]}`, '', right[0]!.toUpperCase()], (share) =>
      shares.push(share),
    );
    await opened.close();
    expect(opened.dimensions).toBe(COUNT);
    const rows = [0, 1, 2].map((k) => [...vectors.subarray(k * COUNT, k * COUNT + 3)]);
    expect(rows).toEqual([
      [0.5, 0.5, 0],
      [0, 0, 0],
      [1, 0, 0],
    ]);
    expect(shares).toEqual([0]);
  });

  it('says what a folder lacks', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(join(empty, 'onnx'), { recursive: true });
    await expect(openEmbeddingModel(empty)).rejects.toThrow(ModelError);
    writeFileSync(join(empty, 'onnx', 'model.onnx'), 'this is no network');
    await expect(openEmbeddingModel(empty)).rejects.toThrow('tokenizer.json');
  });
});

describe('hexapla align --model', () => {
  it('aligns by meaning what has no word in common', async () => {
    // the same sentences; the second file lacks seven of them
    const kept = left.flatMap((_, k) => (k % 4 === 2 ? [] : [k]));
    const a = join(folder, 'a.txt');
    const b = join(folder, 'b.txt');
    const line = (word: string | undefined) => Array.from({ length: 20 }, () => word).join(' ');
    writeFileSync(a, left.map(line).join('\n'));
    writeFileSync(b, kept.map((k) => line(right[k])).join('\n'));
    const options = ['align', a, b, '--lang', 'en,it', '--input', 'lines'];
    const rightBeads = (json: string): number => {
      const { beads } = JSON.parse(json) as { beads: { runs: [number, number][] }[] };
      return beads.filter(({ runs: [x, y] }) => y![1] - y![0] === 1 && x![1] - x![0] === 1 && kept[y![0]] === x![0])
        .length;
    };
    const blind = await hexapla(options);
    const seeing = await hexapla([...options, '--model', model]);
    expect(seeing.code).toBe(0);
    expect(rightBeads(seeing.stdout)).toBeGreaterThan(kept.length * 0.8);
    expect(rightBeads(blind.stdout)).toBeLessThan(rightBeads(seeing.stdout) / 2);
  });

  it('fails with a sentence where the folder holds no model', async () => {
    const file = join(folder, 'c.txt');
    writeFileSync(file, 'A line.');
    const { code, stderr } = await hexapla(['align', file, file, '--model', folder]);
    expect(code).toBe(1);
    expect(stderr).toContain('model.onnx');
  });
});
