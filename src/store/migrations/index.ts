/** Every migration in order of its name. One that was released is never changed. */
import type { Kysely } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { Fault } from '../../base/index.ts'
import * as ground from './0001-ground.ts'
import * as work from './0002-work.ts'
import * as sessions from './0003-sessions.ts'
import * as faultCodes from './0004-fault-codes.ts'
import * as connectionNames from './0005-connection-names.ts'
import * as deploymentCounts from './0006-deployment-counts.ts'
import * as portfolio from './0007-portfolio.ts'
import * as sync from './0008-sync.ts'
import * as issueTypes from './0009-issue-types.ts'
import * as names from './0010-names.ts'
import * as deploymentControls from './0011-deployment-controls.ts'
import * as differences from './0011-differences.ts'
import * as answerHistory from './0012-answer-history.ts'
import * as pastPairs from './0013-past-pairs.ts'
import * as planImpact from './0014-plan-impact.ts'
import * as confirmedSteps from './0015-confirmed-steps.ts'
import * as calmed from './0016-calmed.ts'
import * as planSteps from './0017-plan-steps.ts'
import * as sitePace from './0018-site-pace.ts'
import * as tallies from './0019-tallies.ts'
import * as scopeHistory from './0020-scope-history.ts'
import * as measures from './0021-measures.ts'
import * as projectVisibility from './0022-project-visibility.ts'
import * as comments from './0023-comments.ts'
import * as starts from './0024-starts.ts'
import * as signIn from './0025-sign-in.ts'
import * as people from './0027-people.ts'
import * as credentialLife from './0028-credential-life.ts'
import * as handOvers from './0030-hand-overs.ts'
import * as waysOut from './0031-ways-out.ts'
import * as destroyed from './0032-destroyed.ts'
import * as largeLists from './0034-large-lists.ts'
import * as pairedIssues from './0037-paired-issues.ts'
import * as access from './0041-access.ts'
import * as firstReadings from './0044-first-readings.ts'
import * as sessionTokens from './0045-sessions.ts'
import * as issueOrder from './0047-issue-order.ts'
import * as stepData from './0049-step-data.ts'
import * as valueWords from './0050-value-words.ts'
import * as production from './0051-production.ts'
import * as timedItems from './0054-timed-items.ts'
import * as listedSteps from './0055-listed-steps.ts'
import * as amountsOfTallies from './0056-amounts-of-tallies.ts'
import * as commentSteps from './0057-comment-steps.ts'

const MIGRATIONS: Record<string, Migration> = {
  '0001-ground': ground,
  '0002-work': work,
  '0003-sessions': sessions,
  '0004-fault-codes': faultCodes,
  '0005-connection-names': connectionNames,
  '0006-deployment-counts': deploymentCounts,
  '0007-portfolio': portfolio,
  '0008-sync': sync,
  '0009-issue-types': issueTypes,
  '0010-names': names,
  '0011-deployment-controls': deploymentControls,
  '0011-differences': differences,
  '0012-answer-history': answerHistory,
  '0013-past-pairs': pastPairs,
  '0014-plan-impact': planImpact,
  '0015-confirmed-steps': confirmedSteps,
  '0016-calmed': calmed,
  '0017-plan-steps': planSteps,
  '0018-site-pace': sitePace,
  '0019-tallies': tallies,
  '0020-scope-history': scopeHistory,
  '0021-measures': measures,
  '0022-project-visibility': projectVisibility,
  '0023-comments': comments,
  '0024-starts': starts,
  '0025-sign-in': signIn,
  '0027-people': people,
  '0028-credential-life': credentialLife,
  '0030-hand-overs': handOvers,
  '0031-ways-out': waysOut,
  '0032-destroyed': destroyed,
  '0034-large-lists': largeLists,
  '0037-paired-issues': pairedIssues,
  '0041-access': access,
  '0044-first-readings': firstReadings,
  '0045-sessions': sessionTokens,
  '0047-issue-order': issueOrder,
  '0049-step-data': stepData,
  '0050-value-words': valueWords,
  '0051-production': production,
  '0054-timed-items': timedItems,
  '0055-listed-steps': listedSteps,
  '0056-amounts-of-tallies': amountsOfTallies,
  '0057-comment-steps': commentSteps,
}

export const MIGRATION_NAMES: readonly string[] = Object.keys(MIGRATIONS)

/** Kysely holds an advisory lock meanwhile: of several processes one migrates and the others wait. */
export async function migrate<T>(db: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (!error) return
  const says = error instanceof Error ? error.message : String(error)
  throw new Fault('store.unavailable', `The database could not be brought to this version's form: ${says}`, {
    remedy: mayNot(error)
      ? 'Its account may not alter it: let the owner of the tables run fairlead migrate with this account’s name.'
      : 'If a newer Fairlead used this database before, start that version.',
    cause: error,
  })
}

const mayNot = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === '42501'
