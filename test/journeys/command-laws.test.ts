/** Laws of every command: its words, its one JSON value, its exit code; what nobody can mean is refused with what to do. */
import type { Command } from 'commander'
import { afterEach, expect, test, vi } from 'vitest'
import { makeProgram, runProgram } from '../../src/cli/program.ts'

/** Groups of commands are asked by their commands. */
const leaves = (command: Command, before: string): (readonly [string, Command])[] =>
  command.commands.flatMap((one) => {
    const name = `${before}${one.name()}`
    return one.commands.length > 0 ? leaves(one, `${name} `) : [[name, one] as const]
  })
const commands = leaves(makeProgram(), '')

afterEach(() => {
  vi.restoreAllMocks()
  process.exitCode = 0
})

/** What this process would print and end with; nothing here gets as far as a database. */
async function said(...words: readonly string[]): Promise<{ code: unknown; out: string; err: string }> {
  const [out, err] = [process.stdout, process.stderr].map((stream) => {
    const lines: string[] = []
    vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    return lines
  })
  await runProgram(words)
  vi.restoreAllMocks()
  const { exitCode: code } = process
  process.exitCode = 0
  return { code: code ?? 0, out: (out ?? []).join(''), err: (err ?? []).join('') }
}

test.each(commands)(
  '%s says what it is for, what each word means, and takes --json',
  async (name, command: Command) => {
    expect(command.description()).toMatch(/\.$/)
    for (const option of command.options) expect(option.description, option.flags).toMatch(/\S/)
    expect(command.options.map(({ long }) => long)).toContain('--json')
    const { code, out, err } = await said(...name.split(' '), '--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^Usage: fairlead ${name} `))
    for (const { long } of command.options) expect(out).toContain(long)
  },
)

test('--help lists every command, --version is one line', async () => {
  const help = await said('--help')
  expect(help.code).toBe(0)
  for (const name of makeProgram().commands.map((command) => command.name()))
    expect(help.out).toMatch(new RegExp(`^  ${name} `, 'm'))
  expect(await said('--version')).toMatchObject({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) })
})

const NONSENSE: readonly (readonly string[])[] = [
  [],
  ['nope'],
  ['--nope'],
  ['plan'],
  ['plan', '--from', 'staging'],
  ['plan', '--from', 'a', '--to', 'b', '--answers', '/nowhere/answers.json'],
  ['plan', '--from', 'a', '--to', 'b', 'c'],
  ['connect'],
  ['connect', 'staging'],
  ['connect', 'staging', '--url', 'https://acme.atlassian.net'],
  ['connect', 'staging', '--url', 'https://acme.atlassian.net', '--token', 'typed into the history'],
  ['apply'],
  ['apply', 'plan.json'],
  ['snapshot'],
  ['snapshot', 'a', 'b'],
  ['snapshot', 'a', '--nope'],
  ['disconnect', 'staging'],
  ['connections', 'hand-over', 'make'],
  ['connections', 'hand-over', 'make', 'staging', '--data-center'],
  ['connections', 'hand-over', 'revoke'],
  ['items'],
  ['items', 'nope'],
  ['items', 'create', 'objective'],
  ['items', 'push', 'I-1'],
  ['members'],
  ['members', 'bind', 'Anna', 'staging'],
  ['members', 'merge', 'Anna'],
  ['integrations'],
  ['integrations', 'create', 'Epics'],
  ['integrations', 'create', 'Epics', 'staging', '--mapping', '/nowhere/mapping.json'],
  ['sync'],
  ['sync', 'doctor'],
  ['sync', 'decide', 'x'],
  ['sync', 'status', '--nope'],
  ['migrate'],
  ['serve', '--port', 'x'],
  ['serve', '--port', '70000'],
  ['demo', '--port', '-1'],
  ['simulate'],
  ['simulate', '--site', 'staging'],
  ['simulate', '--site', 'staging=cloud:nothing@9201'],
  ['simulate', '--site', 'staging=cloud:acme@99999'],
  ['simulate', '--site', 'staging=cloud:acme@9201/jira'],
  ['simulate', '--site', 'a=cloud:scale@9201', '--issues', 'many'],
]

test.each(NONSENSE.map((words) => [words.join(' '), words] as const))(
  'fairlead %s: refused with exit code 2 and what to do',
  async (_, words) => {
    const plain = await said(...words)
    expect(plain.code).toBe(2)
    expect(plain.out === '' || words.length === 0).toBe(true)
    expect(plain.err).toMatch(/\S/)
    expect(plain.err).not.toMatch(/\bat .*\.ts:\d+|^error: /m)
    const json = await said(...words, '--json')
    expect(json.code).toBe(2)
    expect(JSON.parse(json.out)).toMatchObject({ error: { code: 'input.invalid', says: expect.stringMatching(/\S/) } })
    expect(json.out + json.err).not.toContain('typed into the history')
  },
)
