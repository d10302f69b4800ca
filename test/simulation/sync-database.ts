/** A database for one story: its clock is the world's, its rows are numbered in the order they were made in, and it can be set back to a backup. */
import { randomUUID } from 'node:crypto'
import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient, sql } from 'kysely'
import pg from 'pg'
import type { Db } from '../../src/store/index.ts'
import type { Tables } from '../../src/store/schema.ts'
import { type Shared, sharedPostgres, TEMPLATE, withAdmin } from '../fresh-database.ts'

export interface SyncDatabase extends AsyncDisposable {
  readonly db: Db
  /** What the database holds for now, from here on. */
  tell(now: number): Promise<void>
  /** Keeps everything as it is; `restore` sets everything back to it. */
  backup(): Promise<void>
  restore(): Promise<void>
}

const STORIES = 'fairlead_stories'
/** Names the making of that template: one worker makes it, the others wait. */
const LOCK = '7420, 3'
/** Whatever asks for the time by name finds the world's. */
const SETTINGS = '-c search_path=world,pg_catalog,public -c jit=off -c plan_cache_mode=force_generic_plan'

export async function syncDatabase(): Promise<SyncDatabase> {
  const shared = await prepared()
  const name = `story_${randomUUID().replaceAll('-', '')}`
  await withAdmin(shared, (admin) => admin.query(`create database ${name} template ${STORIES} strategy file_copy`))
  // One connection is enough where one thing at a time goes on, but for who asks beside a transaction.
  const pool = new pg.Pool({ ...shared.address, database: name, max: 3, options: SETTINGS })
  pool.on('error', () => {})
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: planning(pool) }) })
  let told = 0
  return {
    db,
    async tell(now) {
      if (now === told) return
      told = now
      await sql`update world.clock set at = ${new Date(now)}`.execute(db)
    },
    backup: async () => void (await sql`call world.backup()`.execute(db)),
    restore: async () => void (await sql`call world.restore()`.execute(db)),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await withAdmin(shared, (admin) => admin.query(`drop database if exists ${name} with (force)`))
    },
  }
}

/** Each statement is planned once for all: a story asks the same ones thousands of times. */
function planning(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>()
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `s${names.size}`
    names.set(text, name)
    return name
  }
  return {
    options: pool.options,
    connect: async () => {
      const client = await pool.connect()
      const query = (text: string, values: readonly unknown[] = []) =>
        values.length === 0 ? client.query(text) : client.query({ name: nameOf(text), text, values: [...values] })
      return { query, release: (isBroken?: boolean) => client.release(isBroken) } as unknown as PostgresPoolClient
    },
    end: () => pool.end(),
  }
}

let template: Promise<Shared> | undefined

function prepared(): Promise<Shared> {
  template ??= prepare()
  return template
}

async function prepare(): Promise<Shared> {
  const shared = await sharedPostgres()
  await withAdmin(shared, async (admin) => {
    await admin.query(`select pg_advisory_lock(${LOCK})`)
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [STORIES])
    if (rowCount !== 0) return
    await admin.query(`create database ${STORIES}_new template ${TEMPLATE}`)
    const inside = new pg.Client({ ...shared.address, database: `${STORIES}_new` })
    await inside.connect()
    await inside.query(WORLD)
    await inside.end()
    await admin.query(`alter database ${STORIES}_new rename to ${STORIES}`)
  })
  return shared
}

/** Rows that would be named by chance get numbers: in a story that is set back, none is given twice. */
const NUMBERED = ['item', 'integration', 'link', 'conflict', 'step', 'site', 'connection', 'member', 'comment']

const WORLD = `
  create schema world;
  create table world.clock (at timestamptz not null);
  insert into world.clock values ('2026-01-01Z');
  create function world.clock_timestamp() returns timestamptz language sql stable as 'select at from world.clock';
  create function world.now() returns timestamptz language sql stable as 'select at from world.clock';
  create sequence world.row_number;
  ${NUMBERED.map(
    (table) => `alter table ${table} alter column id
      set default lpad(nextval('world.row_number')::text, 32, '0')::uuid;`,
  ).join('\n')}
  do $$ declare one record; begin
    for one in select adrelid::regclass as named, attname from pg_attrdef join pg_attribute
      on attrelid = adrelid and attnum = adnum
      where pg_get_expr(adbin, adrelid) in ('now()', 'CURRENT_TIMESTAMP', 'clock_timestamp()')
        and adrelid::regclass::text not like 'pgboss.%'
    loop execute format('alter table %s alter column %I set default world.now()', one.named, one.attname); end loop;
  end $$;
  create procedure world.backup() language plpgsql as $$ declare one text; begin
    drop schema if exists backup cascade;
    create schema backup;
    for one in select tablename from pg_tables where schemaname = 'public'
    loop execute format('create table backup.%I as table public.%I', one, one); end loop;
    create table backup.numbers as
      select sequencename::text, last_value from pg_sequences where schemaname = 'public';
  end $$;
  create procedure world.restore() language plpgsql as $$ declare one record; begin
    set local session_replication_role = replica;
    /* What the database makes of other columns is not put back, but made again. */
    for one in select table_name as named, string_agg(quote_ident(column_name), ', ') as kept
      from information_schema.columns join pg_tables on tablename = table_name and schemaname = table_schema
      where table_schema = 'public' and is_generated = 'NEVER' group by table_name
    loop
      execute format('delete from public.%I', one.named);
      execute format('insert into public.%1$I (%2$s) overriding system value select %2$s from backup.%1$I', one.named, one.kept);
    end loop;
    for one in select * from backup.numbers where last_value is not null
    loop perform setval(format('public.%I', one.sequencename)::regclass, one.last_value); end loop;
  end $$;`
