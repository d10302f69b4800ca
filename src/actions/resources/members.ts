/** Members: who may own items, and which of them each account in Jira is. */
import { z } from 'zod'
import { getMember, loadMembers, type Member } from '../../store/index.ts'
import { defineAction } from '../action.ts'
import { bindMember, createMember, joinMembers } from '../flows/keep-members.ts'
import { BIND_ACCOUNT, CREATE_MEMBER, LIST_MEMBERS, MERGE_MEMBERS } from '../inputs-portfolio.ts'
import { BOUND, MEMBER, type MemberView } from '../shapes/index.ts'

export const listMembersAction = defineAction({
  name: 'members.list',
  says: 'Who may own an item.',
  method: 'GET',
  path: '/members',
  needs: 'viewer',
  audit: 'never',
  input: LIST_MEMBERS,
  output: z.object({ members: z.array(MEMBER) }),
  async run({ db }, { search = '' }) {
    const text = search.toLowerCase()
    const found = (await loadMembers(db)).filter(
      ({ name, email }) => name.toLowerCase().includes(text) || email?.toLowerCase().includes(text),
    )
    return { members: found.map(show) }
  },
})

export const createMemberAction = defineAction({
  name: 'members.create',
  says: 'Make a member, who may own items before any Jira knows them.',
  method: 'POST',
  path: '/members',
  needs: 'editor',
  audit: 'always',
  input: CREATE_MEMBER,
  output: MEMBER,
  async run(context, { name, email }) {
    return show(await getMember(context.db, await createMember(context, name, email ?? null)))
  },
})

export const bindMemberAction = defineAction({
  name: 'members.bind',
  says: 'Say which account in a connection’s Jira a member is; null takes away those the member has there.',
  method: 'PUT',
  path: '/members/{id}/accounts',
  needs: 'administrator',
  audit: 'always',
  input: BIND_ACCOUNT,
  output: BOUND,
  async run(context, { id, connection, account }) {
    const { was, says } = await bindMember(context, id, connection, account)
    return { member: show(await getMember(context.db, id)), was, says }
  },
})

export const mergeMembersAction = defineAction({
  name: 'members.merge',
  says: 'Make two members one person: items, accounts and history follow, and the first is gone.',
  method: 'POST',
  path: '/members/{id}/merge',
  needs: 'administrator',
  audit: 'always',
  input: MERGE_MEMBERS,
  output: MEMBER,
  async run(context, { id, into }) {
    await joinMembers(context, id, into)
    return show(await getMember(context.db, into))
  },
})

const show = (member: Member): MemberView => ({ ...member, accounts: [...member.accounts] })
