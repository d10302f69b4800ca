/** The container's files without a container: what they name is there, and what they copy is enough to start from. */
import { execFile } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { readSettings } from '../../src/host/index.ts'

const dockerfile = readFileSync('Dockerfile', 'utf8')
const [build = '', run = ''] = dockerfile.split(/^FROM .*$/m).slice(1)
const copied = (stage: string): string[] =>
  [...stage.matchAll(/^COPY (?:--from=\w+ )?(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '))
const SERVICE = z.looseObject({
  read_only: z.boolean().optional(),
  secrets: z.array(z.string()),
  volumes: z.array(z.string()).default([]),
  environment: z.record(z.string(), z.string()).default({}),
  entrypoint: z.array(z.string()).default([]),
  restart: z.string(),
  ulimits: z.object({ core: z.number() }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
})
const compose = z
  .object({
    services: z.record(z.string(), SERVICE),
    volumes: z.record(z.string(), z.unknown()),
    secrets: z.record(z.string(), z.object({ file: z.string() })),
  })
  .parse(parse(readFileSync('compose.yaml', 'utf8'), { merge: true }))

test('every path and script that the build names is there', () => {
  expect(copied(build).length).toBeGreaterThan(4)
  for (const file of copied(build)) expect(existsSync(file), file).toBe(true)
  const { scripts } = z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  for (const [, script = ''] of dockerfile.matchAll(/npm run (\S+)/g)) expect(Object.keys(scripts)).toContain(script)
})

/** What the build takes away before anything is copied. */
const taken = /^RUN rm -rf (.+) && find src -name '\*\.test\.ts' -delete$/m.exec(build)?.[1]?.split(' ') ?? []

test('what it copies is enough to start from, and pretends no sites', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-container-'))
  try {
    for (const file of copied(run).map((one) => one.replace('/fairlead/', '')))
      if (file === 'node_modules') symlinkSync(path.resolve(file), path.join(folder, file))
      else if (file !== 'dist')
        cpSync(file, path.join(folder, file), { recursive: true, filter: (one) => !one.endsWith('.test.ts') })
    expect(taken).toContain('src/simulator')
    for (const file of taken) {
      expect(existsSync(file), file).toBe(true)
      rmSync(path.join(folder, file), { recursive: true })
    }
    const fairlead = async (...words: string[]) =>
      (await promisify(execFile)(process.execPath, ['src/cli/main.ts', ...words], { cwd: folder })).stdout
    expect(await fairlead('serve', '--help')).toContain('Usage: fairlead serve')
    expect(await fairlead('migrate', '--help')).toContain('--password-file <file>')
    const commands = await fairlead('--help')
    expect(commands).toMatch(/^ {2}doctor/m)
    expect(commands).not.toMatch(/^ {2}(demo|simulate)/m)
    await expect(fairlead('demo')).rejects.toThrow(/unknown command 'demo'/)
    // Past what it reads only when it works: what is missing would show here.
    const data = {
      FAIRLEAD_DATA: folder,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:9/x',
      FAIRLEAD_KEY: 'a'.repeat(43),
    }
    const started = promisify(execFile)(process.execPath, ['src/cli/main.ts', 'serve'], {
      cwd: folder,
      env: { ...process.env, ...data },
    })
    await expect(started).rejects.toThrow(/database/i)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('nobody is root, nothing but the data folder is written, and secrets come as files', () => {
  expect(run).toMatch(/^USER node$/m)
  const ours = Object.entries(compose.services).filter(([name]) => name.startsWith('fairlead'))
  expect(ours).toHaveLength(2)
  expect(new Set(ours.flatMap(([, { volumes }]) => volumes)).size, 'a data folder each').toBe(2)
  for (const [, { read_only, environment, entrypoint }] of ours) {
    expect([read_only, environment.FAIRLEAD_KEY_FILE]).toEqual([true, '/run/secrets/fairlead_key'])
    expect(entrypoint.join(' ')).toContain('src/cli/main.ts serve')
  }
  for (const { secrets, volumes } of Object.values(compose.services)) {
    for (const secret of secrets) expect(Object.keys(compose.secrets)).toContain(secret)
    for (const volume of volumes) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0])
  }
  for (const { file } of Object.values(compose.secrets))
    expect(readFileSync('.dockerignore', 'utf8').split('\n')).toContain(file.split('/')[1])
})

test('however it is started, nothing has __proto__, and no core is dumped', () => {
  const starts = [
    readFileSync('fairlead', 'utf8'),
    run,
    ...Object.values(compose.services).map((one) => one.entrypoint.join(' ')),
  ]
  for (const start of starts.filter((one) => one.includes('src/cli/main.ts')))
    expect(start).toMatch(/--disable-proto=delete.*src\/cli\/main\.ts/s)
  expect(readFileSync('fairlead', 'utf8')).toMatch(/^ulimit -c 0$/m)
  for (const [name, { ulimits }] of Object.entries(compose.services))
    if (name !== 'database') expect(ulimits, name).toEqual({ core: 0 })
})

test('servers begin when the owner has migrated, by an account of their own, and nothing but that holds the owner’s password', () => {
  const { database, migrate, ...servers } = compose.services
  const holders = Object.entries(compose.services).filter(([, { secrets }]) => secrets.includes('owner_password'))
  expect(holders.map(([name]) => name)).toEqual(['database', 'migrate'])
  expect([migrate?.depends_on, migrate?.restart]).toEqual([{ database: { condition: 'service_healthy' } }, 'no'])
  const [, owner, secret, words] =
    /postgres:\/\/(\w+):\$\$\(cat \/run\/secrets\/(\w+)\)@database.* src\/cli\/main\.ts (migrate .*)$/.exec(
      migrate?.entrypoint.at(-1) ?? '',
    ) ?? []
  expect([owner, secret]).toEqual([database?.environment.POSTGRES_USER, 'owner_password'])
  const [, account, given] = /^migrate (\w+) --password-file \/run\/secrets\/(\w+)$/.exec(words ?? '') ?? []
  for (const [name, { entrypoint, depends_on }] of Object.entries(servers)) {
    const by = `postgres://${account}:$$(cat /run/secrets/${given})@database:5432/${database?.environment.POSTGRES_DB}?`
    expect(entrypoint.at(-1), name).toContain(by)
    expect(depends_on, name).toEqual({ migrate: { condition: 'service_completed_successfully' } })
  }
  expect([account === owner, given]).toEqual([false, 'serving_password'])
})

test('a container is healthy when its server is ready, on the port on which it listens', () => {
  const asked = /fetch\('http:\/\/127\.0\.0\.1:(\d+)(\/\w+)'\)/.exec(run)
  expect(asked?.slice(1)).toEqual([String(readSettings({ FAIRLEAD_DATA: '/nowhere' }).port), '/readyz'])
  expect(readFileSync('src/server/operation.ts', 'utf8')).toContain("app.get('/readyz'")
})

test('what is installed is what the lock file says, without scripts of others, and without what only tests need', () => {
  expect(build).toMatch(/^RUN npm ci --ignore-scripts$/m)
  expect(build).toMatch(/^RUN npm prune --omit=dev --omit=optional --ignore-scripts$/m)
  expect(copied(run).every((file) => !/test|docs|\.git|secrets/.test(file))).toBe(true)
  const ignored = readFileSync('.dockerignore', 'utf8').split('\n')
  for (const file of ['.git', 'node_modules', 'secrets', '.fairlead']) expect(ignored).toContain(file)
})

test('the product needs no package that the container leaves out', () => {
  const { dependencies } = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync('package.json', 'utf8')))
  const sources = (readdirSync('src', { recursive: true }) as string[]).filter(
    (file) => /\.ts$/.test(file) && !/\.test\.ts$|^web\//.test(file),
  )
  const FROM = /^(?:import .*|export .*|\}) from '((?:@[\w-]+\/)?[a-z][\w.-]*)|import\('((?:@[\w-]+\/)?[a-z][\w.-]*)/gm
  const named = new Set(
    sources.flatMap((file) =>
      [...readFileSync(path.join('src', file), 'utf8').matchAll(FROM)].map(([, name, late]) => name ?? late ?? ''),
    ),
  )
  const missing = [...named].filter((name) => !name.startsWith('node') && !(name in dependencies))
  expect(missing).toEqual([])
  expect(named.size).toBeGreaterThan(15)
})
