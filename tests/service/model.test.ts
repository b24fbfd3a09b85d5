/** A language model of the user's own: chosen, asked by alignments, done without where it fails. With a small generated one. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { WorkId } from '../../contract/model.ts';
import { COUNT, left, right, writeTwoLanguages } from '../cli/small-model.ts';
import { ServiceClient, temporaryHome } from './client.ts';
import { errorOf, pasted, planOf } from './help.ts';

vi.setConfig({ testTimeout: 60_000 });

const { home, remove } = temporaryHome();
const { home: models, remove: removeModels } = temporaryHome();
let client: ServiceClient;

/** The second version lacks seven paragraphs. */
const KEPT = left.flatMap((_, k) => (k % 4 === 2 ? [] : [k]));
const line = (word: string | undefined) => `${Array.from({ length: 20 }, () => word).join(' ')}.`;

beforeAll(async () => {
  client = await ServiceClient.open({ home });
  writeTwoLanguages(join(models, 'small'));
}, 60_000);
afterAll(async () => {
  await client.close();
  remove();
  removeModels();
});

async function choose(folder: string) {
  const [grant] = await client.call('files.grant', { paths: [folder] }, 'host');
  return client.run('model.choose', { token: grant!.token });
}
async function plan(title: string) {
  const it = KEPT.map((k) => line(right[k])).join('\n\n');
  const sources = [pasted('en.txt', left.map(line).join('\n\n')), pasted('it.txt', it)];
  const draft = await client.run('import.inspect', { sources });
  const versions = draft.versions.map(({ key }, side) => {
    const language = side === 0 ? 'en' : 'it';
    return { key, meta: { language, label: '', translator: '', date: '', source: '', original: false } };
  });
  return { draftId: draft.draftId, works: [{ workId: null, title, author: '', tags: [], versions }] };
}
/** Rows in which a paragraph stands with its own counterpart. */
async function right1to1(workId: WorkId): Promise<number> {
  const { first } = await client.call('reader.open', { workId, count: 200 });
  return first.beads.filter(({ cells: [a, b] }) => {
    const [one, other] = [a?.[0], b?.[0]];
    return a?.length === 1 && b?.length === 1 && KEPT[other!.number - 1] === one!.number - 1;
  }).length;
}
const importAs = async (title: string): Promise<WorkId> =>
  (await client.run('import.commit', await plan(title))).workIds[0]!;

let blind: WorkId;

describe('a language model', () => {
  test('is none at first; what a folder lacks is said with its place', async () => {
    expect(await client.call('model.state', {})).toMatchObject({ model: null, installed: true });
    const empty = join(models, 'empty');
    mkdirSync(join(empty, 'onnx'), { recursive: true });
    const lacks = await errorOf(choose(empty));
    expect(lacks).toMatchObject({ code: 'model-incomplete', fields: { path: empty, file: 'onnx/model.onnx' } });
    writeFileSync(join(empty, 'onnx', 'model.onnx'), 'this is no network');
    expect((await errorOf(choose(empty))).fields).toMatchObject({ file: 'tokenizer.json' });
    writeFileSync(join(empty, 'tokenizer.json'), 'no JSON');
    writeFileSync(join(empty, 'tokenizer_config.json'), '{}');
    expect(await errorOf(choose(empty))).toMatchObject({
      code: 'model-unreadable',
      fields: { file: 'tokenizer.json' },
    });
    writeFileSync(join(empty, 'tokenizer.json'), '{"model":{"type":"WordPiece","vocab":{"a":0}}}');
    expect(await errorOf(choose(empty))).toMatchObject({ code: 'model-unreadable' });
    expect((await errorOf(client.run('model.choose', { token: '/etc' }))).code).toBe('not-allowed');
    expect(await client.call('model.state', {})).toMatchObject({ model: null });
  });

  test('that was chosen aligns by meaning what has no word in common', async () => {
    blind = await importAs('Blind');
    const facts = { folder: join(models, 'small'), network: 'onnx/model.onnx', dimensions: COUNT };
    expect(await choose(facts.folder)).toMatchObject(facts);
    expect(await client.call('model.state', {})).toMatchObject({ model: facts });
    const job = await client.start('import.commit', await plan('Seeing'));
    const seeing = await right1to1((await job.result).workIds[0]!);
    expect(job.progress.map(({ phase }) => phase)).toContain('understanding');
    expect(seeing).toBeGreaterThan(KEPT.length * 0.8);
    expect(await right1to1(blind)).toBeLessThan(seeing / 2);
  });

  test('is asked when a work is aligned anew', async () => {
    const { changes, proposalId } = await client.run('align.propose', { workId: blind, scope: { kind: 'all' } });
    expect(changes).toBeGreaterThan(0);
    await client.run('align.accept', { proposalId, changes: 'all' });
    expect(await right1to1(blind)).toBeGreaterThan(KEPT.length * 0.8);
  });

  test('is left in the middle when the job is cancelled, and nothing is stored', async () => {
    const long = (words: readonly string[]) =>
      Array.from({ length: 1000 }, (_, n) => line(words[(n * 7) % COUNT])).join('\n\n');
    const before = (await client.call('library.info', {})).workCount;
    const sources = [pasted('en.txt', long(left)), pasted('it.txt', long(right))];
    const job = await client.start('import.commit', planOf(await client.run('import.inspect', { sources }), 'Left'));
    await vi.waitFor(() => expect(job.progress.map(({ phase }) => phase)).toContain('understanding'), 20_000);
    await client.call('jobs.cancel', { jobId: job.jobId });
    expect((await errorOf(job.result)).code).toBe('cancelled');
    expect((await client.call('library.info', {})).workCount).toBe(before);
  });

  test('that is gone is said, and done without', async () => {
    renameSync(join(models, 'small', 'onnx'), join(models, 'small', 'elsewhere'));
    const notice = client.next('job.notice');
    const workId = await importAs('Without');
    expect(await notice).toMatchObject({
      error: { code: 'model-incomplete', fields: { path: join(models, 'small') } },
    });
    expect((await client.call('library.work', { workId })).beadCount).toBeGreaterThan(0);
  });

  test('is put away', async () => {
    expect(await client.call('model.forget', {})).toMatchObject({ model: null });
    const told = client.events.filter(({ name }) => name === 'job.notice').length;
    await importAs('Plain');
    expect(client.events.filter(({ name }) => name === 'job.notice')).toHaveLength(told);
  });
});
