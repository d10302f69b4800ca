/** docs/inventory.cdx.json: what the product is made of besides its own code, as CycloneDX, from the lock file. */
import { readFileSync } from 'node:fs'

interface Locked {
  readonly version: string
  readonly license?: string
  readonly integrity?: string
  readonly dev?: boolean
  readonly optional?: boolean
}
const AT = 'node_modules/'

export const INVENTORY: Readonly<Record<string, () => string>> = { 'docs/inventory.cdx.json': inventory }

/** Without a time and a number of its own: the same lock file makes the same text. */
function inventory(): string {
  const { name, version, packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly packages: Readonly<Record<string, Locked>>
  }
  const used = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  // What two packages bring in the same version lies in two folders, and is one component.
  const components = new Map(used.map(([path, one]) => component(path.slice(path.lastIndexOf(AT) + AT.length), one)))
  const sorted = [...components].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, told]) => told)
  const product = { type: 'application', 'bom-ref': `pkg:npm/${name}@${version}`, name, version }
  const told = { bomFormat: 'CycloneDX', specVersion: '1.6', version: 1, metadata: { component: product } }
  return `${JSON.stringify({ ...told, components: sorted }, null, 2)}\n`
}

function component(name: string, { version, license, integrity, optional }: Locked) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const [algorithm = '', sum = ''] = integrity?.split('-') ?? []
  const content = Buffer.from(sum, 'base64').toString('hex')
  const about = {
    ...{ type: 'library', 'bom-ref': purl, name, version, purl, scope: optional ? 'optional' : 'required' },
    ...(license === undefined ? {} : { licenses: [{ expression: license }] }),
    ...(content === '' ? {} : { hashes: [{ alg: algorithm.toUpperCase().replace('SHA', 'SHA-'), content }] }),
  }
  return [purl, about] as const
}
