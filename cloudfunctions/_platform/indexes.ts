/** One field of an index, and its direction: 1 ascending, -1 descending, or that it holds places. */
export type IndexField = readonly [field: string, direction: 1 | -1 | '2dsphere']

export type IndexSpec = {
  readonly name: string
  readonly fields: readonly IndexField[]
  readonly unique?: boolean
}

export type CollectionSpec = {
  readonly name: string
  readonly indexes: readonly IndexSpec[]
}

function index(...fields: IndexField[]): IndexSpec {
  return { name: fields.map(([field]) => field.replaceAll('.', '_')).join('-'), fields }
}

/**
 * Every collection the functions use, with the indexes its queries need.
 * Deployment creates them in CloudBase and `local/` creates them on this machine, from this one list.
 */
export const collections = [
  {
    name: 'people',
    indexes: [
      index(['openId', 1]),
      index(['unitId', 1], ['roles', 1]),
      index(['active', 1], ['name', 1]),
      index(['active', 1], ['_id', 1]),
      index(['active', 1], ['openId', 1], ['_id', 1]),
      index(['unitId', 1], ['active', 1], ['_id', 1]),
      index(['active', 1], ['keys', 1], ['_id', 1]),
      index(['staffNo', 1]),
    ],
  },
  { name: 'units', indexes: [index(['dueAt', 1])] },
  { name: 'bindings', indexes: [] },
  { name: 'invites', indexes: [] },
  {
    name: 'rosters',
    indexes: [index(['ownerId', 1], ['sortKey', -1]), index(['dueAt', 1]), index(['forgetAt', 1])],
  },
  { name: 'rosterParts', indexes: [index(['forgetAt', 1])] },
  { name: 'channels', indexes: [] },
  { name: 'secrets', indexes: [] },
  { name: 'wechatTokens', indexes: [] },
  { name: 'callbackMessages', indexes: [index(['dueAt', 1]), index(['forgetAt', 1])] },
  { name: 'rulebooks', indexes: [] },
  { name: 'adoptions', indexes: [] },
  { name: 'effectiveRules', indexes: [] },
  { name: 'holidays', indexes: [] },
  {
    name: 'editions',
    indexes: [
      index(['channelId', 1], ['state', 1], ['day', 1]),
      index(['closesAt', 1]),
      index(['dueAt', 1]),
      index(['state', 1], ['holdsDueAt', 1]),
    ],
  },
  {
    name: 'posts',
    indexes: [
      index(['submitterId', 1], ['sortKey', -1]),
      index(['channelId', 1], ['waitsForPlace', 1], ['sortKey', 1]),
      index(['unitId', 1], ['sortKey', -1]),
      index(['unitId', 1], ['state', 1], ['sortKey', -1]),
      index(['channelId', 1], ['sortKey', -1]),
      index(['channelId', 1], ['state', 1], ['sortKey', -1]),
      index(['state', 1], ['sortKey', -1]),
      index(['sortKey', -1]),
    ],
  },
  { name: 'revisions', indexes: [index(['grams', 1], ['sortKey', -1])] },
  { name: 'pictures', indexes: [] },
  { name: 'videos', indexes: [] },
  { name: 'drafts', indexes: [index(['ownerId', 1], ['gone', 1], ['sortKey', -1])] },
  { name: 'imports', indexes: [] },
  {
    name: 'approvals',
    indexes: [
      index(['waitingFor', 1], ['sortKey', 1]),
      index(['requesterId', 1], ['openedKey', -1]),
      index(['copiedTo', 1], ['openedKey', -1]),
      index(['dealtWithBy', 1], ['openedKey', -1]),
      index(['subjectId', 1], ['openedKey', 1]),
      index(['openedKey', 1]),
      index(['dueAt', 1]),
    ],
  },
  { name: 'comments', indexes: [index(['subjectId', 1], ['sortKey', 1])] },
  {
    name: 'deputies',
    indexes: [index(['deputyId', 1], ['through', 1]), index(['principalId', 1], ['through', 1])],
  },
  { name: 'phrases', indexes: [] },
  { name: 'urgentRequests', indexes: [] },
  {
    name: 'adjustments',
    indexes: [
      index(['channelId', 1], ['sortKey', -1]),
      index(['channelId', 1], ['state', 1], ['through', 1]),
      index(['dueAt', 1]),
    ],
  },
  { name: 'amendments', indexes: [index(['dueAt', 1])] },
  {
    name: 'readings',
    indexes: [
      index(['sortKey', -1]),
      index(['rulebook', 1], ['state', 1], ['sortKey', 1]),
      index(['dueAt', 1]),
    ],
  },
  {
    name: 'confirmations',
    indexes: [index(['personId', 1], ['owed', 1], ['dueOn', -1]), index(['sortKey', 1])],
  },
  { name: 'attachments', indexes: [] },
  {
    name: 'trail',
    indexes: [
      index(['subjectId', 1], ['n', 1]),
      index(['action', 1], ['at', 1]),
      index(['details.clause', 1], ['at', 1]),
      index(['sortKey', 1]),
    ],
  },
  { name: 'seals', indexes: [] },
  {
    name: 'notices',
    indexes: [
      index(['personId', 1], ['sortKey', -1]),
      index(['personId', 1], ['readAt', 1]),
      index(['personId', 1], ['dueAt', 1]),
      index(['opens.id', 1], ['sortKey', -1]),
      index(['dueAt', 1]),
    ],
  },
  { name: 'messages', indexes: [index(['dueAt', 1]), index(['at', -1])] },
  { name: 'credits', indexes: [] },
  { name: 'noticeSettings', indexes: [] },
  {
    name: 'commissions',
    indexes: [
      index(['channelId', 1], ['owed', 1], ['sortKey', 1]),
      index(['unitId', 1], ['owed', 1], ['sortKey', 1]),
      index(['owed', 1], ['sortKey', 1]),
      index(['sortKey', 1]),
      index(['dueAt', 1]),
    ],
  },
  { name: 'takedowns', indexes: [index(['dueAt', 1])] },
  { name: 'exports', indexes: [index(['dueAt', 1])] },
  { name: 'exportParts', indexes: [] },
  { name: 'errorReports', indexes: [index(['postId', 1], ['sortKey', -1])] },
  {
    name: 'sends',
    indexes: [
      index(['dueAt', 1]),
      index(['messageId', 1]),
      index(['appId', 1], ['stage', 1]),
      index(['channelId', 1], ['stage', 1]),
      index(['channelId', 1], ['opensAt', 1]),
      index(['opensAt', 1]),
    ],
  },
  { name: 'applications', indexes: [index(['accountId', 1], ['sortKey', -1])] },
  { name: 'offices', indexes: [] },
  {
    name: 'accounts',
    indexes: [
      index(['sortKey', -1]),
      index(['state', 1], ['sortKey', -1]),
      index(['platform', 1], ['sortKey', -1]),
      index(['platform', 1], ['state', 1], ['sortKey', -1]),
      index(['unitId', 1], ['sortKey', -1]),
      index(['operatorIds', 1], ['sortKey', -1]),
      index(['grams', 1], ['sortKey', -1]),
      index(['dueKey', 1]),
      index(['dueAt', 1]),
    ],
  },
  { name: 'accountSettings', indexes: [] },
  { name: 'operations', indexes: [] },
  { name: 'uploads', indexes: [index(['appId', 1], ['reference', 1])] },
] as const satisfies readonly CollectionSpec[]
