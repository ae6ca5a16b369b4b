// Made by bin/schema.ts from the migrations; a test holds the two together.
import type { ColumnType, Generated } from "kysely";

/** JSON comes parsed and goes as text. */
type Json = ColumnType<unknown, string | undefined, string>;

export type AccountAliasesTable = {
  account_id: string;
  alias_id: string;
  made_at: Generated<Date>;
};

export type AccountsTable = {
  id: Generated<string>;
  handle: string;
  name: string;
  bio: Generated<string>;
  bio_html: Generated<string>;
  fields: Json;
  place: Generated<string>;
  languages: Generated<string[]>;
  pronouns: Generated<string>;
  locale: Generated<"id" | "en">;
  locked: Generated<boolean>;
  findable_by: Generated<"everyone" | "members" | "nobody">;
  place_seen_by: Generated<"everyone" | "members" | "followers" | "nobody">;
  follows_seen_by: Generated<"everyone" | "members" | "followers" | "nobody">;
  role: Generated<"member" | "moderator" | "administrator">;
  status: Generated<"active" | "pending" | "refused" | "suspended" | "leaving" | "remote">;
  sign_up_reason: Generated<string>;
  invited_by: string | null;
  followers_count: Generated<number>;
  following_count: Generated<number>;
  posts_count: Generated<number>;
  merged_on_read: Generated<boolean>;
  reads_merged: Generated<boolean>;
  feed_revision: Generated<number>;
  created_at: Generated<Date>;
  restriction: Generated<"none" | "limited" | "frozen">;
  mutes_words: Generated<boolean>;
  messages_from: Generated<"everyone" | "followed" | "nobody">;
  avatar: Generated<string>;
  cover: Generated<string>;
  skills: Generated<string[]>;
  listed: Generated<boolean>;
  suggestions: Generated<boolean>;
  permissions: Generated<string[]>;
  refusal: Generated<string>;
  host: Generated<string | null>;
  mutes_hosts: Generated<boolean>;
  kind: Generated<"person" | "group" | "organization">;
};

export type AddresseeClaimsTable = {
  id: Generated<string>;
  addressee_id: string;
  account_id: string;
  token_hash: Buffer;
  email: string;
  asked_at: Generated<Date>;
  expires_at: Date;
};

export type AddresseeLettersTable = {
  demand_id: string;
  addressee_id: string;
  sent_at: Generated<Date>;
};

export type AddresseeMembersTable = {
  addressee_id: string;
  account_id: string;
  proof: "administrator" | "token";
  since: Generated<Date>;
};

export type AddresseeRoutesTable = {
  id: Generated<string>;
  addressee_id: string;
  category: "road" | "water" | "health" | "school" | "waste" | "power" | "safety" | "aid" | "environment" | "work" | "other" | null;
  place: Generated<string>;
  made_by: string | null;
  made_at: Generated<Date>;
};

export type AddresseesTable = {
  id: Generated<string>;
  name: string;
  kind: "village" | "agency" | "company" | "other";
  about: Generated<string>;
  place: Generated<string>;
  email: Generated<string>;
  account_id: string | null;
  verified_at: Date | null;
  made_by: string | null;
  made_at: Generated<Date>;
  email_confirmed_at: Date | null;
  merged_into: string | null;
};

export type AltSuggestionsTable = {
  id: Generated<string>;
  picture_id: string;
  account_id: string;
  alt: string;
  created_at: Generated<Date>;
};

export type AnnouncementDismissalsTable = {
  announcement_id: string;
  account_id: string;
};

export type AnnouncementsTable = {
  id: Generated<string>;
  title: string;
  words: string;
  starts_at: Generated<Date>;
  ends_at: Date;
  made_by: string | null;
  made_at: Generated<Date>;
};

export type AnswersElsewhereTable = {
  post_id: string;
  account_id: string;
  uri: string;
  kind: "signature" | "join";
  state: Generated<"asked" | "accepted" | "refused">;
  text_hash: Buffer | null;
  made_at: Generated<Date>;
};

export type AppCodesTable = {
  code_hash: Buffer;
  app_id: string;
  account_id: string;
  redirect_uri: string;
  scopes: string[];
  challenge: Generated<string>;
  made_at: Generated<Date>;
  used_at: Date | null;
};

export type AppPhonesTable = {
  token_id: string;
  id: Generated<string>;
  account_id: string;
  sealed: Buffer;
  standard: Generated<boolean>;
  kinds: Generated<string[]>;
  policy: Generated<"all" | "followed" | "follower" | "none">;
  failures: Generated<number>;
};

export type AppTokensTable = {
  id: Generated<string>;
  token_hash: Buffer;
  app_id: string;
  account_id: string | null;
  code_hash: Buffer | null;
  scopes: string[];
  created_at: Generated<Date>;
  used_at: Generated<Date>;
};

export type AppealsTable = {
  id: Generated<string>;
  decision_id: string;
  account_id: string;
  words: string;
  state: Generated<"open" | "upheld" | "refused">;
  answer: Generated<string>;
  decided_by: string | null;
  made_at: Generated<Date>;
  decided_at: Date | null;
};

export type AppsTable = {
  id: Generated<string>;
  client_id: string;
  secret_hash: Buffer;
  name: string;
  website: Generated<string>;
  redirect_uris: string[];
  scopes: string[];
  created_at: Generated<Date>;
};

export type AskedHostsTable = {
  host: string;
  busy_until: Date;
  misses: Generated<number>;
  missing_since: Generated<Date>;
};

export type BlocksTable = {
  blocker_id: string;
  blocked_id: string;
  created_at: Generated<Date>;
};

export type BookmarksTable = {
  id: Generated<string>;
  account_id: string;
  post_id: string;
};

export type CalendarsTable = {
  account_id: string;
  secret_hash: Buffer;
  round: Generated<number>;
};

export type CaseNotesTable = {
  id: Generated<string>;
  case_id: string;
  author_id: string | null;
  words: string;
  made_at: Generated<Date>;
};

export type CaseSnapshotsTable = {
  id: Generated<string>;
  case_id: string;
  kind: "post" | "message" | "story" | "person" | "demand" | "event" | "question";
  thing_id: string;
  fingerprint: Buffer;
  content: Json;
  taken_at: Generated<Date>;
};

export type CoSponsorsTable = {
  demand_id: string;
  account_id: string;
  state: "offered" | "invited" | "accepted";
  since: Generated<Date>;
  uri: string | null;
};

export type CollectionPeopleTable = {
  collection_id: string;
  account_id: string;
  left_at: Date | null;
};

export type CollectionsTable = {
  id: Generated<string>;
  account_id: string;
  name: string;
  description: Generated<string>;
};

export type CommunityTable = {
  only_one: Generated<boolean>;
  name: string;
  description: Generated<string>;
  locale: Generated<"id" | "en">;
  time_zone: Generated<"WIB" | "WITA" | "WIT">;
  sign_up: Generated<"open" | "approval" | "invite">;
  pictures: Generated<"light" | "saver" | "rich">;
  founded_at: Generated<Date>;
  suspend_needs_two: Generated<boolean>;
  sign_up_closes: Generated<boolean>;
  officials_seen_at: Generated<Date>;
  federation: Generated<"open" | "listed" | "closed">;
  weekend: Generated<number[]>;
  guests_vote: Generated<boolean>;
};

export type ConversationMembersTable = {
  conversation_id: string;
  account_id: string;
  state: "accepted" | "requested" | "declined" | "left";
  muted: Generated<boolean>;
  last_post_id: Generated<string>;
  read_up_to: Generated<string>;
  written_id: Generated<string>;
};

export type ConversationsTable = {
  id: Generated<string>;
  people: string[] | null;
  starter_id: string | null;
  created_at: Generated<Date>;
};

export type CountedSignaturesTable = {
  demand_id: string | null;
  tier: string | null;
  counted: number | null;
  version: number | null;
};

export type CredentialsTable = {
  account_id: string;
  passphrase_hash: string;
  changed_at: Generated<Date>;
};

export type DeadDeliveriesTable = {
  id: Generated<string>;
  inbox: string;
  activity_uri: string;
  reason: string;
  died_at: Generated<Date>;
};

export type DecisionsTable = {
  id: Generated<string>;
  case_id: string;
  subject_id: string | null;
  on_thing: "none" | "hide" | "delete";
  on_person: "none" | "warn" | "limit" | "freeze" | "suspend";
  rule_id: string | null;
  reason: string;
  state: "proposed" | "active" | "declined" | "lifted";
  made_by: string | null;
  confirmed_by: string | null;
  made_at: Generated<Date>;
  lifted_at: Date | null;
};

export type DeliveriesTable = {
  id: Generated<string>;
  activity_id: string;
  host: string;
  inbox: string;
  job_key: string | null;
  due_at: Generated<Date>;
  tries: Generated<number>;
};

export type DeliveryHostsTable = {
  host: string;
  due_at: Generated<Date>;
  leased_until: Generated<Date>;
  lease: Generated<string>;
  crashes: Generated<number>;
  fails: Generated<number>;
  failing_since: Date | null;
  dead_at: Date | null;
  signature: "cavage" | "rfc9421" | null;
  seen_at: Generated<Date>;
};

export type DemandDraftsTable = {
  id: Generated<string>;
  account_id: string | null;
  key_hash: Buffer | null;
  kind: "petition" | "report";
  writing: Json;
  step: Generated<number>;
  source_id: string | null;
  saved_at: Generated<Date>;
};

export type DemandMilestonesTable = {
  id: Generated<string>;
  demand_id: string;
  title: string;
  due_on: string | null;
  percent: Generated<number>;
  changed_at: Generated<Date>;
};

export type DemandSourcesTable = {
  demand_id: string;
  post_id: string;
};

export type DemandTypesTable = {
  kind: "petition" | "report";
  forward_days: Generated<number>;
  answer_days: Generated<number>;
  forward_at: Generated<number>;
};

export type DemandVersionsTable = {
  demand_id: string;
  version: number;
  title: string;
  what: string;
  ask: string;
  text_hash: Buffer;
  written_at: Generated<Date>;
};

export type DemandVotesTable = {
  id: Generated<string>;
  demand_id: string;
  round: number;
  account_id: string | null;
  by_key: Generated<boolean>;
  done: boolean;
  voted_at: Generated<Date>;
  signature_id: string | null;
  helper_id: string | null;
};

export type DemandsTable = {
  id: Generated<string>;
  kind: "petition" | "report";
  tracking: string;
  author_id: string | null;
  group_id: string | null;
  openness: Generated<"open" | "anonymous" | "confidential">;
  title: string;
  what: string;
  ask: string;
  who: Generated<string>;
  evidence: Generated<string>;
  category: Generated<"road" | "water" | "health" | "school" | "waste" | "power" | "safety" | "aid" | "environment" | "work" | "other">;
  place: Generated<string>;
  latitude: number | null;
  longitude: number | null;
  since: string | null;
  language: Generated<string>;
  goal: number | null;
  deadline: string | null;
  addressee_id: string | null;
  status: Generated<"published" | "forwarded" | "acknowledged" | "answered" | "working" | "done" | "confirmed" | "reopened" | "withdrawn">;
  version: Generated<number>;
  text_hash: Buffer;
  post_id: string | null;
  published_at: Generated<Date>;
  due_at: Date | null;
  removed_at: Date | null;
  held_at: Date | null;
  key_hash: Buffer | null;
  forwarded_at: Date | null;
  answered_at: Date | null;
  done_at: Date | null;
  confirmed_at: Date | null;
  round: Generated<number>;
  late_noted: Date | null;
  guest_name: Generated<string>;
  came_by: "sms" | "whatsapp" | "mail" | null;
};

export type DeparturesTable = {
  account_id: string;
  former_status: "active" | "pending";
  asked_at: Generated<Date>;
};

export type DismissedSuggestionsTable = {
  account_id: string;
  dismissed_id: string;
};

export type DraftsTable = {
  id: Generated<string>;
  account_id: string;
  writing: Json;
  parent_id: string | null;
  publish_at: Date | null;
  problem: string | null;
  touched: Generated<string>;
  updated_at: Generated<Date>;
};

export type EmailAddressesTable = {
  account_id: string;
  sealed_address: Buffer;
  mailbox_hash: Buffer;
  confirmed_at: Generated<Date>;
};

export type EmailLinksTable = {
  token_hash: Buffer;
  account_id: string;
  purpose: "confirm" | "recover";
  sealed_address: Buffer | null;
  made_at: Generated<Date>;
};

export type EventGuestsTable = {
  id: Generated<string>;
  event_id: string;
  account_id: string | null;
  mailbox: Buffer | null;
  mailbox_sealed: Buffer | null;
  token_hash: Buffer | null;
  name: Generated<string>;
  locale: Generated<"id" | "en">;
  state: "going" | "waiting" | "maybe" | "no";
  companions: Generated<number>;
  children: Generated<number>;
  shown: Generated<boolean>;
  waiting_since: Date | null;
  added_by: string | null;
  attended: "code" | "organiser" | null;
  attended_at: Date | null;
  answered_at: Generated<Date>;
};

export type EventMinutesTable = {
  event_id: string;
  version: number;
  text: string;
  author_id: string | null;
  written_at: Generated<Date>;
};

export type EventNewsTable = {
  id: Generated<string>;
  event_id: string;
  kind: "tomorrow" | "soon" | "moved" | "cancelled" | "seated";
  account_id: string | null;
  at: Generated<Date>;
};

export type EventRequestsTable = {
  token_hash: Buffer;
  event_id: string;
  mailbox: Buffer;
  mailbox_sealed: Buffer;
  name: string;
  companions: Generated<number>;
  children: Generated<number>;
  locale: Generated<"id" | "en">;
  made_at: Generated<Date>;
};

export type EventsTable = {
  id: Generated<string>;
  series_id: string | null;
  organiser_id: string | null;
  group_id: string | null;
  audience: "public" | "local" | "group";
  title: string;
  about: Generated<string>;
  agenda: Generated<string>;
  starts_at: Date;
  ends_at: Date;
  time_zone: "WIB" | "WITA" | "WIT";
  place: Generated<string>;
  address: Generated<string>;
  map_url: Generated<string>;
  online_url: Generated<string>;
  capacity: number | null;
  seats_taken: Generated<number>;
  access_facts: Generated<string[]>;
  access_note: Generated<string>;
  childcare: Generated<boolean>;
  demand_id: string | null;
  post_id: string | null;
  sequence: Generated<number>;
  made_at: Generated<Date>;
  changed_at: Generated<Date>;
  cancelled_at: Date | null;
  cancel_reason: Generated<string>;
  reminded_day_at: Date | null;
  reminded_hour_at: Date | null;
  removed_at: Date | null;
};

export type ExportsTable = {
  id: Generated<string>;
  account_id: string;
  state: Generated<"asked" | "ready" | "failed">;
  file: string | null;
  bytes: string | null;
  asked_at: Generated<Date>;
  ready_at: Date | null;
  tries: Generated<number>;
  trouble: string | null;
};

export type FeaturedTagsTable = {
  id: Generated<string>;
  account_id: string;
  tag: string;
};

export type FilterPostsTable = {
  id: Generated<string>;
  filter_id: string;
  post_id: string;
};

export type FiltersTable = {
  id: Generated<string>;
  account_id: string;
  title: string;
  in_home: boolean;
  in_public: boolean;
  in_notifications: boolean;
  in_threads: boolean;
  in_profiles: boolean;
  removes: boolean;
  expires_at: Date | null;
};

export type FollowedSearchesTable = {
  id: Generated<string>;
  account_id: string;
  q: string;
  kind: string;
  category: string;
  made_at: Generated<Date>;
};

export type FollowedTagsTable = {
  account_id: string;
  tag: string;
};

export type FollowsTable = {
  follower_id: string;
  followee_id: string;
  state: "requested" | "accepted";
  hide_shares: Generated<boolean>;
  created_at: Generated<Date>;
  activity_uri: string | null;
};

export type GonePicturesTable = {
  stem: string;
  variants: Json;
  created_at: Generated<Date>;
};

export type GroupAgreementsTable = {
  group_id: string;
  version: number;
  text: string;
  made_at: Generated<Date>;
};

export type GroupInvitesTable = {
  id: Generated<string>;
  group_id: string;
  made_by: string | null;
  uses_left: number;
  expires_at: Date;
  made_at: Generated<Date>;
};

export type GroupLogTable = {
  id: Generated<string>;
  group_id: string;
  actor_id: string | null;
  deed: "made" | "changed" | "agreement" | "topics" | "admitted" | "refused" | "invited" | "removed" | "banned" | "unbanned" | "role" | "handed" | "hidden" | "shown" | "locked" | "unlocked" | "pinned" | "unpinned";
  person_id: string | null;
  post_id: string | null;
  reason: Generated<string>;
  at: Generated<Date>;
};

export type GroupMembersTable = {
  group_id: string;
  account_id: string;
  state: "asked" | "invited" | "member" | "banned";
  role: Generated<"member" | "helper" | "organiser" | "owner">;
  answer: Generated<string>;
  agreed_version: number | null;
  agreed_at: Date | null;
  invited_by: string | null;
  activity_uri: string | null;
  since: Generated<Date>;
  shown: Generated<boolean>;
};

export type GroupTopicsTable = {
  id: Generated<string>;
  group_id: string;
  name: string;
};

export type GroupsTable = {
  id: string;
  access: "public" | "announce" | "private" | "invite";
  approves: Generated<boolean>;
  question: Generated<string>;
  agreement: Generated<string>;
  agreement_version: Generated<number>;
  library: Generated<string>;
  members_count: Generated<number>;
  made_by: string | null;
  closed_at: Date | null;
};

export type GuestCommentsTable = {
  id: Generated<string>;
  demand_id: string;
  name: string;
  text: string;
  mailbox: Buffer;
  token_hash: Buffer | null;
  confirmed_at: Date | null;
  state: Generated<"held" | "shown" | "refused">;
  score: number;
  reasons: Generated<string[]>;
  folded: Buffer;
  origin: Buffer | null;
  decided_by: string | null;
  decided_at: Date | null;
  written_at: Generated<Date>;
};

export type HighlightStoriesTable = {
  highlight_id: string;
  story_id: string;
};

export type HighlightsTable = {
  id: Generated<string>;
  account_id: string;
  name: string;
};

export type HolidaysTable = {
  day: string;
  name: Generated<string>;
};

export type HomeEntriesTable = {
  account_id: string;
  entry_id: string;
  post_id: string;
  sharer_id: string | null;
};

export type IdempotencyKeysTable = {
  owner: string;
  key: string;
  fingerprint: Buffer;
  answer: string | null;
  created_at: Generated<Date>;
};

export type ImportedTable = {
  account_id: string;
  origin: string;
  post_id: string | null;
};

export type ImportsTable = {
  id: Generated<string>;
  account_id: string;
  state: Generated<"asked" | "ready" | "failed">;
  file: string | null;
  tries: Generated<number>;
  trouble: string | null;
  done: Json;
  asked_at: Generated<Date>;
  ready_at: Date | null;
  kind: Generated<"archive" | "follows" | "blocks" | "mutes">;
};

export type InboxActivitiesTable = {
  id: Generated<string>;
  uri: string;
  kind: string;
  account_id: string | null;
  object_uri: Generated<string>;
  body: string | null;
  received_at: Generated<Date>;
  tries: Generated<number>;
  next_try_at: Generated<Date>;
  done_at: Date | null;
  dead_at: Date | null;
  reason: Generated<string>;
};

export type InboxesTable = {
  account_id: string;
  read_up_to: Generated<string>;
  list_exceptions: Generated<string[]>;
  push_exceptions: Generated<string[]>;
  mail_exceptions: Generated<string[]>;
  from_unfollowed: Generated<"accept" | "filter" | "drop">;
  from_nonfollowers: Generated<"accept" | "filter" | "drop">;
  from_new: Generated<"accept" | "filter" | "drop">;
  from_private: Generated<"accept" | "filter" | "drop">;
  from_limited: Generated<"accept" | "filter" | "drop">;
  digest: Generated<"off" | "daily" | "weekly">;
  digested_at: Date | null;
  digested_up_to: Generated<string>;
};

export type IntakeDaysTable = {
  gateway_id: string;
  day: string;
  heard: Generated<number>;
  answered: Generated<number>;
};

export type IntakeGatewaysTable = {
  id: Generated<string>;
  name: string;
  channel: "sms" | "whatsapp" | "mail";
  token_hash: Buffer;
  daily_limit: number;
  made_by: string | null;
  made_at: Generated<Date>;
  used_at: Date | null;
  ended_at: Date | null;
};

export type IntakeTalksTable = {
  id: string;
  gateway_id: string;
  sender: Buffer;
  draft_id: string;
  language: "id" | "en";
};

export type InvitesTable = {
  id: Generated<string>;
  account_id: string;
  uses_left: number;
  expires_at: Date;
  created_at: Generated<Date>;
};

export type JoinsFromElsewhereTable = {
  event_id: string;
  account_id: string;
  uri: string;
};

export type LinkHostsTable = {
  host: string;
  free_at: Date;
};

export type LinksTable = {
  id: Generated<string>;
  url: string;
  title: Generated<string>;
  tries: Generated<number>;
  next_try_at: Generated<Date>;
  fetched_at: Date | null;
};

export type ListMembersTable = {
  list_id: string;
  account_id: string;
};

export type ListsTable = {
  id: Generated<string>;
  account_id: string;
  name: string;
};

export type LookupsTable = {
  address: string;
  state: Generated<"asked" | "found" | "missing">;
  account_id: string | null;
  post_id: string | null;
  asked_at: Generated<Date>;
};

export type LopsidedCountsTable = {
  post_id: string;
  kind: "reactions" | "votes" | "signatures" | "opinions";
  host: string;
  from_host: number;
  total: number;
  noticed_at: Generated<Date>;
};

export type MailsTable = {
  id: Generated<string>;
  address_hash: Buffer;
  kind: "asked" | "digest";
  sealed: Buffer | null;
  chances: Generated<number>;
  until: Date;
  created_at: Generated<Date>;
};

export type MarkersTable = {
  account_id: string;
  timeline: "home" | "notifications";
  last_read_id: string;
  version: Generated<number>;
  updated_at: Generated<Date>;
};

export type MentionsTable = {
  post_id: string;
  account_id: string;
};

export type MissingDocumentsTable = {
  url: string;
  until: Date;
};

export type ModerationCasesTable = {
  id: Generated<string>;
  kind: "post" | "message" | "story" | "person" | "demand" | "event" | "question";
  thing_id: string;
  subject_id: string | null;
  state: Generated<"waiting" | "handled" | "resolved">;
  assignee_id: string | null;
  gravity: Generated<number>;
  reports_count: Generated<number>;
  opened_at: Generated<Date>;
  resolved_at: Date | null;
};

export type ModerationLogTable = {
  id: Generated<string>;
  actor_id: string;
  actor_role: "member" | "moderator" | "administrator";
  deed: string;
  subject_id: string | null;
  case_id: string | null;
  decision_id: string | null;
  rule_id: string | null;
  kind: "post" | "message" | "story" | "person" | "demand" | "event" | "question" | null;
  on_thing: "none" | "hide" | "delete" | null;
  on_person: "none" | "warn" | "limit" | "freeze" | "suspend" | null;
  detail: Generated<string>;
  made_at: Generated<Date>;
};

export type MoveWishesTable = {
  account_id: string;
  purpose: "alias" | "move";
  handle: string;
  state: Generated<"asked" | "missing" | "unlisted" | "ready">;
  target_id: string | null;
  asked_at: Generated<Date>;
};

export type MovesTable = {
  id: Generated<string>;
  account_id: string;
  target_id: string;
  moved_at: Generated<Date>;
  ended_at: Date | null;
};

export type MutedHostsTable = {
  account_id: string;
  host: string;
  created_at: Generated<Date>;
};

export type MutedWordsTable = {
  id: Generated<string>;
  account_id: string;
  word: string;
  pattern: string;
  expires_at: Date | null;
  whole: Generated<boolean>;
  in_home: Generated<boolean>;
  in_community: Generated<boolean>;
  in_tags: Generated<boolean>;
  in_notifications: Generated<boolean>;
  removes: Generated<boolean>;
  filter_id: string | null;
};

export type MutesTable = {
  muter_id: string;
  muted_id: string;
  expires_at: Date | null;
  created_at: Generated<Date>;
};

export type NameShapesTable = {
  account_id: string;
  name_shape: string;
  handle_shape: string;
  plain_name: string;
  named_at: Generated<Date>;
};

export type NameWordsTable = {
  word: string;
};

export type NewsletterSendingsTable = {
  newsletter_id: string;
  signature_id: string;
};

export type NewslettersTable = {
  id: Generated<string>;
  demand_id: string;
  subject: string;
  text: string;
  written_at: Generated<Date>;
  sent_at: Date | null;
  stopped_at: Date | null;
  stopped_by: string | null;
};

export type NotesAboutTable = {
  account_id: string;
  about_id: string;
  words: string;
};

export type NoticesTable = {
  id: Generated<string>;
  account_id: string;
  kind: "decided" | "lifted" | "report_answered" | "appeal_answered";
  decision_id: string | null;
  case_id: string | null;
  made_at: Generated<Date>;
  read_at: Date | null;
};

export type NotificationEntriesTable = {
  id: Generated<string>;
  account_id: string;
  kind: string;
  actor_id: string | null;
  subject_id: Generated<string>;
  post_id: string | null;
  day: Generated<number>;
  filtered: Generated<boolean>;
};

export type NotificationPermitsTable = {
  account_id: string;
  actor_id: string;
};

export type NotificationsTable = {
  account_id: string;
  kind: string;
  subject_id: string;
  day: number;
  latest_id: string;
  pushed_at: Date | null;
};

export type OneTimeCodesTable = {
  account_id: string;
  sealed_seed: Buffer;
  last_step: number;
  made_at: Generated<Date>;
};

export type OpinionMapsTable = {
  question_id: string;
  of: "all" | "members";
  participants: number;
  votes: number;
  result: Json;
  priorities: Json;
  made_at: Generated<Date>;
  shown_groups: number | null;
  best_groups: number | null;
  best_times: number | null;
  anew: Json;
};

export type OpinionsElsewhereTable = {
  post_id: string;
  account_id: string;
  number: number;
  vote: number;
  uri: string;
  state: Generated<"asked" | "accepted" | "refused">;
  made_at: Generated<Date>;
};

export type OrganisationLogTable = {
  id: Generated<string>;
  organisation_id: string;
  actor_id: string | null;
  deed: "made" | "profile" | "role" | "left" | "wrote" | "edited" | "deleted" | "pinned" | "unpinned" | "liked" | "unliked" | "shared" | "unshared" | "voted";
  person_id: string | null;
  post_id: string | null;
  role: "helper" | "organiser" | "owner" | null;
  at: Generated<Date>;
};

export type OutgoingActivitiesTable = {
  id: Generated<string>;
  actor_id: string;
  activity: string;
  made_at: Generated<Date>;
};

export type PasskeyChallengesTable = {
  challenge: string;
  answered_at: Generated<Date>;
};

export type PasskeysTable = {
  id: Generated<string>;
  account_id: string;
  credential_id: string;
  public_key: Buffer;
  sign_count: Generated<string>;
  transports: Generated<string[]>;
  name: Generated<string>;
  made_at: Generated<Date>;
  used_at: Date | null;
};

export type PeopleWordsTable = {
  account_id: string;
  sound: string;
  words: string;
};

export type PictureCopiesTable = {
  stem: string;
  variants: Json;
  bytes: number;
  used_at: Generated<Date>;
};

export type PicturesTable = {
  id: Generated<string>;
  account_id: string | null;
  stem: string;
  variants: Json;
  colour: string;
  bytes: number;
  alt: Generated<string>;
  post_id: string | null;
  draft_id: string | null;
  story_id: string | null;
  part: "avatar" | "cover" | null;
  position: Generated<number>;
  missing: Generated<boolean>;
  ready_at: Date | null;
  created_at: Generated<Date>;
  focus_x: Generated<number>;
  focus_y: Generated<number>;
  demand_id: string | null;
  trail_seq: string | null;
  demand_draft_id: string | null;
  sheet_id: string | null;
};

export type PledgersTable = {
  pledge_id: string;
  account_id: string;
  since: Generated<Date>;
};

export type PledgesTable = {
  id: Generated<string>;
  demand_id: string;
  promise: string;
  others: number;
  deadline: string;
  pledged: Generated<number>;
  reached_at: Date | null;
};

export type PollOptionsTable = {
  post_id: string;
  place: number;
  text: string;
  votes_count: Generated<number>;
};

export type PollVotesTable = {
  post_id: string;
  account_id: string;
  multiple: boolean;
  places: number[];
};

export type PollsTable = {
  post_id: string;
  multiple: boolean;
  secret: boolean;
  ends_at: Date;
  ended_at: Date | null;
};

export type PostRevisionsTable = {
  id: Generated<string>;
  post_id: string;
  text: string;
  html: string;
  warning: Generated<string>;
  written_at: Date;
};

export type PostTagsTable = {
  tag: string;
  post_id: string;
};

export type PostWordsTable = {
  post_id: string;
  open: boolean;
  words: string;
};

export type PostsTable = {
  id: Generated<string>;
  author_id: string;
  text: string;
  html: string;
  warning: Generated<string>;
  language: Generated<string>;
  audience: "public" | "quiet" | "followers" | "direct" | "local" | "group";
  reply_policy: Generated<"everyone" | "followers" | "mentioned" | "nobody">;
  in_reply_to_id: string | null;
  in_reply_to_author_id: string | null;
  thread_id: string;
  pinned_at: Date | null;
  edited_at: Date | null;
  replies_count: Generated<number>;
  shares_count: Generated<number>;
  likes_count: Generated<number>;
  created_at: Generated<Date>;
  pictures_count: Generated<number>;
  conversation_id: string | null;
  voters_count: number | null;
  quote_policy: Generated<"everyone" | "followers" | "ask" | "nobody">;
  quoted_id: string | null;
  quote_state: "pending" | "accepted" | "refused" | "withdrawn" | null;
  link_id: string | null;
  imported: Generated<boolean>;
  curtain: Generated<string>;
  removed_at: Date | null;
  uri: string | null;
  url: Generated<string>;
  kind: Generated<"Note" | "Article" | "Page" | "Question" | "Event" | "Video" | "Audio" | "Image" | "Document">;
  title: Generated<string>;
  awaited_uri: string | null;
  awaited_quote_uri: string | null;
  quote_request_uri: string | null;
  quote_stamp_uri: string | null;
  group_id: string | null;
  topic_id: string | null;
  group_pinned_at: Date | null;
  group_hidden_at: Date | null;
  locked_at: Date | null;
};

export type PushKeyTable = {
  only_one: Generated<boolean>;
  public_key: Buffer;
  sealed_key: Buffer;
};

export type PushSubscriptionsTable = {
  id: Generated<string>;
  account_id: string;
  session_id: string;
  endpoint_hash: Buffer;
  sealed: Buffer;
  failures: Generated<number>;
};

export type QuestionParticipantsTable = {
  id: Generated<string>;
  question_id: string;
  tag: Generated<string>;
  tier: "member" | "guest" | "remote";
  account_id: string | null;
  token_hash: Buffer | null;
  was_new: Generated<boolean>;
  origin: Buffer | null;
  in_map: Generated<boolean>;
  joined_at: Generated<Date>;
  set_aside: Generated<boolean>;
};

export type QuestionsTable = {
  id: Generated<string>;
  author_id: string | null;
  group_id: string | null;
  demand_id: string | null;
  grown_demand_id: string | null;
  title: string;
  about: Generated<string>;
  language: Generated<string>;
  voters: Generated<"anyone" | "members" | "group">;
  joined_before: Generated<boolean>;
  statements_from: Generated<"voters" | "hosts">;
  statements_wait: Generated<boolean>;
  next_number: Generated<number>;
  post_id: string | null;
  opened_at: Generated<Date>;
  closes_at: Date | null;
  closed_at: Date | null;
  removed_at: Date | null;
  votes_gone: string | null;
};

export type RateLimitsTable = {
  bucket: string;
  window_start: Date;
  hits: Generated<number>;
};

export type ReactionsTable = {
  post_id: string;
  account_id: string;
  kind: "like" | "pray" | "cheer" | "thank";
  created_at: Generated<Date>;
};

export type RecoveriesTable = {
  id: Generated<string>;
  account_id: string;
  token_hash: Buffer;
  code_hash: Buffer;
  asked_at: Generated<Date>;
  ready_at: Date | null;
  ended_at: Date | null;
};

export type RecoveryCodesTable = {
  account_id: string;
  code_hash: Buffer;
  made_at: Generated<Date>;
  used_at: Date | null;
};

export type RecoveryVouchesTable = {
  recovery_id: string;
  trusted_id: string;
  made_at: Generated<Date>;
};

export type RemoteActorsTable = {
  account_id: string;
  uri: string;
  url: Generated<string>;
  kind: "Person" | "Group" | "Organization" | "Application" | "Service";
  inbox: string;
  shared_inbox: Generated<string>;
  outbox: Generated<string>;
  followers: Generated<string>;
  featured: Generated<string>;
  icon: Generated<string>;
  image: Generated<string>;
  also_known_as: Generated<string[]>;
  moved_to_id: string | null;
  posts_total: Generated<number>;
  followers_total: Generated<number>;
  following_total: Generated<number>;
  fetched_at: Generated<Date>;
  gone_at: Date | null;
  moved_at: Date | null;
  moderators: Generated<string>;
};

export type RemoteDemandsTable = {
  post_id: string;
  uri: string;
  kind: "petition" | "report";
  title: string;
  addressee: Generated<string>;
  status: "published" | "forwarded" | "acknowledged" | "answered" | "working" | "done" | "confirmed" | "reopened" | "withdrawn";
  goal: number | null;
  deadline: Date | null;
  text_hash: Buffer;
  by_member: Generated<number>;
  by_email: Generated<number>;
  by_paper: Generated<number>;
  by_remote: Generated<number>;
  said_at: Date;
};

export type RemoteEventsTable = {
  post_id: string;
  starts_at: Date;
  ends_at: Date;
  place: Generated<string>;
  address: Generated<string>;
  capacity: number | null;
  remaining: number | null;
  participants: number | null;
  status: "confirmed" | "tentative" | "cancelled";
  join_mode: "free" | "restricted" | "external";
  said_at: Date;
};

export type RemoteKeysTable = {
  uri: string;
  account_id: string;
  kind: "rsa" | "ed25519";
  public_key: Buffer;
  fetched_at: Generated<Date>;
};

export type RemoteMediaTable = {
  id: Generated<string>;
  post_id: string;
  position: number;
  url: string;
  kind: "image" | "video" | "audio" | "unknown";
  media_type: Generated<string>;
  alt: Generated<string>;
  width: number | null;
  height: number | null;
  blurhash: Generated<string>;
};

export type RemoteQuestionsTable = {
  post_id: string;
  uri: string;
  title: string;
  closes_at: Date | null;
  closed: boolean;
  statements_count: number;
  by_member: Generated<number>;
  by_guest: Generated<number>;
  by_remote: Generated<number>;
  said_at: Date;
  takes_statements: Generated<boolean>;
  statements_from: string | null;
};

export type RemoteStatementsTable = {
  post_id: string;
  number: number;
  uri: string;
  language: string;
  text: string;
  translations: Json;
};

export type ReportsTable = {
  id: Generated<string>;
  case_id: string;
  reporter_id: string | null;
  category: "spam" | "harassment" | "hate" | "hoax" | "violence" | "sexual" | "child" | "other";
  rule_id: string | null;
  words: Generated<string>;
  made_at: Generated<Date>;
};

export type RulesTable = {
  id: Generated<string>;
  number: number;
  title: string;
  title_en: Generated<string>;
  words: Generated<string>;
  words_en: Generated<string>;
  made_at: Generated<Date>;
  ended_at: Date | null;
};

export type ServerListsTable = {
  id: Generated<string>;
  url: string;
  made_by: string | null;
  made_at: Generated<Date>;
  fetched_at: Date | null;
  trouble: string | null;
};

export type ServerPoliciesTable = {
  host: string;
  severity: "allow" | "silence" | "suspend";
  reject_media: Generated<boolean>;
  reason: Generated<string>;
  note: Generated<string>;
  made_by: string | null;
  made_at: Generated<Date>;
};

export type ServerSuggestionsTable = {
  list_id: string;
  host: string;
  severity: "silence" | "suspend";
  reject_media: Generated<boolean>;
  reason: Generated<string>;
  dismissed_at: Date | null;
};

export type SessionsTable = {
  id: Generated<string>;
  account_id: string;
  token_hash: Buffer;
  device: Generated<string>;
  created_at: Generated<Date>;
  seen_at: Generated<Date>;
  confirmed_at: Generated<Date>;
  shared: Generated<boolean>;
};

export type SharesTable = {
  id: Generated<string>;
  account_id: string;
  post_id: string;
  created_at: Generated<Date>;
  uri: string | null;
};

export type SignInStepsTable = {
  token_hash: Buffer;
  account_id: string;
  shared: Generated<boolean>;
  made_at: Generated<Date>;
};

export type SignUpBlocksTable = {
  id: Generated<string>;
  network: string;
  reason: string;
  made_by: string | null;
  made_at: Generated<Date>;
  expires_at: Date;
};

export type SignatureAlertsTable = {
  id: Generated<string>;
  demand_id: string;
  counted: number;
  usual: number;
  at: Generated<Date>;
};

export type SignatureCountsTable = {
  demand_id: string;
  tier: "member" | "email" | "paper" | "remote";
  part: number;
  counted: string;
  moved_at: Generated<Date>;
};

export type SignatureInvalidationsTable = {
  id: Generated<string>;
  demand_id: string;
  reason: string;
  chosen: Json;
  counted: Generated<number>;
  made_by: string | null;
  made_at: Generated<Date>;
  done_at: Date | null;
  reversed_by: string | null;
  reversed_at: Date | null;
  restored_at: Date | null;
};

export type SignatureRequestsTable = {
  token_hash: Buffer;
  demand_id: string;
  version: number;
  mailbox: Buffer;
  mailbox_sealed: Buffer | null;
  name: string;
  place: Generated<string>;
  shown: Generated<boolean>;
  words: Generated<string>;
  affected: Generated<boolean>;
  newsletter: Generated<boolean>;
  origin: Buffer | null;
  mail_host: string;
  made_at: Generated<Date>;
};

export type SignatureSheetsTable = {
  id: Generated<string>;
  demand_id: string;
  version: number;
  label: string;
  counted: number;
  witness: string;
  collected_on: string;
  entered_by: string | null;
  invalidation_id: string | null;
  entered_at: Generated<Date>;
};

export type SignatureUrisTable = {
  uri: string;
  signature_id: string;
};

export type SignaturesTable = {
  id: Generated<string>;
  demand_id: string;
  tag: Generated<string>;
  tier: "member" | "email" | "paper" | "remote";
  state: "waiting" | "valid" | "withdrawn" | "invalid";
  version: number;
  account_id: string | null;
  mailbox: Buffer | null;
  mailbox_sealed: Buffer | null;
  token_hash: Buffer | null;
  name: string;
  place: Generated<string>;
  shown: Generated<boolean>;
  words: Generated<string>;
  affected: Generated<boolean>;
  newsletter: Generated<boolean>;
  helper_id: string | null;
  uri: string | null;
  origin: Buffer | null;
  mail_host: string | null;
  invalidation_id: string | null;
  signed_at: Generated<Date>;
  asked_round: Generated<number>;
};

export type SigningKeysTable = {
  actor_id: string;
  rsa_public: Buffer;
  rsa_sealed: Buffer;
  ed25519_public: Buffer;
  ed25519_sealed: Buffer;
  made_at: Generated<Date>;
};

export type SpokenVotesTable = {
  participant_id: string;
  statement_id: string;
  said_by: string;
  vote: number;
  said_at: Date;
  changed: string | null;
};

export type StatementTranslationsTable = {
  id: Generated<string>;
  statement_id: string;
  language: string;
  text: string;
  state: "suggested" | "approved" | "refused" | "replaced";
  made_by: string | null;
  made_at: Generated<Date>;
  decided_by: string | null;
  decided_at: Date | null;
};

export type StatementVotesTable = {
  question_id: string;
  statement_id: string;
  participant_id: string;
  vote: number;
  voted_at: Generated<Date>;
  changed: Generated<string>;
};

export type StatementsTable = {
  id: Generated<string>;
  question_id: string;
  number: number;
  participant_id: string | null;
  is_seed: Generated<boolean>;
  is_meta: Generated<boolean>;
  state: "waiting" | "shown" | "out";
  language: string;
  text: string;
  uri: string | null;
  said_at: Generated<Date>;
  decided_by: string | null;
  decided_at: Date | null;
  same_as_id: string | null;
};

export type StatementsElsewhereTable = {
  id: Generated<string>;
  post_id: string;
  account_id: string;
  language: string;
  text: string;
  state: Generated<"asked" | "accepted" | "refused">;
  reason: "duplicate" | "many" | "over" | "forbidden" | "declined" | null;
  number: number | null;
  made_at: Generated<Date>;
};

export type StoriesTable = {
  id: Generated<string>;
  author_id: string;
  text: string;
  html: string;
  language: Generated<string>;
  audience: "local" | "followers";
  hidden_at: Date | null;
  expires_at: Generated<Date>;
  created_at: Generated<Date>;
};

export type StoryViewsTable = {
  story_id: string;
  account_id: string;
  seen_at: Generated<Date>;
};

export type StreamEventsTable = {
  id: Generated<string>;
  xact: Generated<string>;
  kind: "home" | "post" | "message" | "edit" | "gone" | "unshared" | "news" | "filters" | "announcement" | "silence";
  subject_id: string;
  person_id: string | null;
  audience: "public" | "quiet" | "followers" | "direct" | "local" | "group" | null;
  at: Generated<Date>;
};

export type TagsTable = {
  tag: string;
};

export type ThreadFetchesTable = {
  post_id: string;
  asked_at: Generated<Date>;
};

export type ThreadMutesTable = {
  account_id: string;
  thread_id: string;
};

export type ToldDemandsTable = {
  demand_id: string;
  told_hash: Buffer;
};

export type ToldQuestionsTable = {
  question_id: string;
  told_hash: Buffer;
};

export type TombstonesTable = {
  uri: string;
  actor_uri: string;
  made_at: Generated<Date>;
};

export type TrailEntriesTable = {
  seq: string;
  demand_id: string;
  kind: string;
  actor_id: string | null;
  actor_part: string;
  said: Json;
  said_hash: Buffer;
  at: Date;
  previous: Buffer;
  hash: Buffer;
};

export type TranslationConfirmationsTable = {
  translation_id: string;
  account_id: string;
  same: boolean;
  words: Generated<string>;
  said_at: Generated<Date>;
};

export type TrustedPeopleTable = {
  account_id: string;
  trusted_id: string;
  made_at: Generated<Date>;
  accepted_at: Date | null;
};

export type VoicesSetAsideTable = {
  question_id: string;
  day: Date;
  deed: "aside" | "back";
  people: number;
};

export type VolunteerSlotsTable = {
  id: Generated<string>;
  demand_id: string;
  what: string;
  at: Generated<string>;
  places: number;
  taken: Generated<number>;
};

export type VolunteersTable = {
  slot_id: string;
  account_id: string;
  since: Generated<Date>;
};

export type WeakMailHostsTable = {
  host: string;
  added_by: string | null;
  added_at: Generated<Date>;
};

export type WorkerHeartbeatsTable = {
  worker_id: string;
  seen_at: Generated<Date>;
};

export type Database = {
  account_aliases: AccountAliasesTable;
  accounts: AccountsTable;
  addressee_claims: AddresseeClaimsTable;
  addressee_letters: AddresseeLettersTable;
  addressee_members: AddresseeMembersTable;
  addressee_routes: AddresseeRoutesTable;
  addressees: AddresseesTable;
  alt_suggestions: AltSuggestionsTable;
  announcement_dismissals: AnnouncementDismissalsTable;
  announcements: AnnouncementsTable;
  answers_elsewhere: AnswersElsewhereTable;
  app_codes: AppCodesTable;
  app_phones: AppPhonesTable;
  app_tokens: AppTokensTable;
  appeals: AppealsTable;
  apps: AppsTable;
  asked_hosts: AskedHostsTable;
  blocks: BlocksTable;
  bookmarks: BookmarksTable;
  calendars: CalendarsTable;
  case_notes: CaseNotesTable;
  case_snapshots: CaseSnapshotsTable;
  co_sponsors: CoSponsorsTable;
  collection_people: CollectionPeopleTable;
  collections: CollectionsTable;
  community: CommunityTable;
  conversation_members: ConversationMembersTable;
  conversations: ConversationsTable;
  counted_signatures: CountedSignaturesTable;
  credentials: CredentialsTable;
  dead_deliveries: DeadDeliveriesTable;
  decisions: DecisionsTable;
  deliveries: DeliveriesTable;
  delivery_hosts: DeliveryHostsTable;
  demand_drafts: DemandDraftsTable;
  demand_milestones: DemandMilestonesTable;
  demand_sources: DemandSourcesTable;
  demand_types: DemandTypesTable;
  demand_versions: DemandVersionsTable;
  demand_votes: DemandVotesTable;
  demands: DemandsTable;
  departures: DeparturesTable;
  dismissed_suggestions: DismissedSuggestionsTable;
  drafts: DraftsTable;
  email_addresses: EmailAddressesTable;
  email_links: EmailLinksTable;
  event_guests: EventGuestsTable;
  event_minutes: EventMinutesTable;
  event_news: EventNewsTable;
  event_requests: EventRequestsTable;
  events: EventsTable;
  exports: ExportsTable;
  featured_tags: FeaturedTagsTable;
  filter_posts: FilterPostsTable;
  filters: FiltersTable;
  followed_searches: FollowedSearchesTable;
  followed_tags: FollowedTagsTable;
  follows: FollowsTable;
  gone_pictures: GonePicturesTable;
  group_agreements: GroupAgreementsTable;
  group_invites: GroupInvitesTable;
  group_log: GroupLogTable;
  group_members: GroupMembersTable;
  group_topics: GroupTopicsTable;
  groups: GroupsTable;
  guest_comments: GuestCommentsTable;
  highlight_stories: HighlightStoriesTable;
  highlights: HighlightsTable;
  holidays: HolidaysTable;
  home_entries: HomeEntriesTable;
  idempotency_keys: IdempotencyKeysTable;
  imported: ImportedTable;
  imports: ImportsTable;
  inbox_activities: InboxActivitiesTable;
  inboxes: InboxesTable;
  intake_days: IntakeDaysTable;
  intake_gateways: IntakeGatewaysTable;
  intake_talks: IntakeTalksTable;
  invites: InvitesTable;
  joins_from_elsewhere: JoinsFromElsewhereTable;
  link_hosts: LinkHostsTable;
  links: LinksTable;
  list_members: ListMembersTable;
  lists: ListsTable;
  lookups: LookupsTable;
  lopsided_counts: LopsidedCountsTable;
  mails: MailsTable;
  markers: MarkersTable;
  mentions: MentionsTable;
  missing_documents: MissingDocumentsTable;
  moderation_cases: ModerationCasesTable;
  moderation_log: ModerationLogTable;
  move_wishes: MoveWishesTable;
  moves: MovesTable;
  muted_hosts: MutedHostsTable;
  muted_words: MutedWordsTable;
  mutes: MutesTable;
  name_shapes: NameShapesTable;
  name_words: NameWordsTable;
  newsletter_sendings: NewsletterSendingsTable;
  newsletters: NewslettersTable;
  notes_about: NotesAboutTable;
  notices: NoticesTable;
  notification_entries: NotificationEntriesTable;
  notification_permits: NotificationPermitsTable;
  notifications: NotificationsTable;
  one_time_codes: OneTimeCodesTable;
  opinion_maps: OpinionMapsTable;
  opinions_elsewhere: OpinionsElsewhereTable;
  organisation_log: OrganisationLogTable;
  outgoing_activities: OutgoingActivitiesTable;
  passkey_challenges: PasskeyChallengesTable;
  passkeys: PasskeysTable;
  people_words: PeopleWordsTable;
  picture_copies: PictureCopiesTable;
  pictures: PicturesTable;
  pledgers: PledgersTable;
  pledges: PledgesTable;
  poll_options: PollOptionsTable;
  poll_votes: PollVotesTable;
  polls: PollsTable;
  post_revisions: PostRevisionsTable;
  post_tags: PostTagsTable;
  post_words: PostWordsTable;
  posts: PostsTable;
  push_key: PushKeyTable;
  push_subscriptions: PushSubscriptionsTable;
  question_participants: QuestionParticipantsTable;
  questions: QuestionsTable;
  rate_limits: RateLimitsTable;
  reactions: ReactionsTable;
  recoveries: RecoveriesTable;
  recovery_codes: RecoveryCodesTable;
  recovery_vouches: RecoveryVouchesTable;
  remote_actors: RemoteActorsTable;
  remote_demands: RemoteDemandsTable;
  remote_events: RemoteEventsTable;
  remote_keys: RemoteKeysTable;
  remote_media: RemoteMediaTable;
  remote_questions: RemoteQuestionsTable;
  remote_statements: RemoteStatementsTable;
  reports: ReportsTable;
  rules: RulesTable;
  server_lists: ServerListsTable;
  server_policies: ServerPoliciesTable;
  server_suggestions: ServerSuggestionsTable;
  sessions: SessionsTable;
  shares: SharesTable;
  sign_in_steps: SignInStepsTable;
  sign_up_blocks: SignUpBlocksTable;
  signature_alerts: SignatureAlertsTable;
  signature_counts: SignatureCountsTable;
  signature_invalidations: SignatureInvalidationsTable;
  signature_requests: SignatureRequestsTable;
  signature_sheets: SignatureSheetsTable;
  signature_uris: SignatureUrisTable;
  signatures: SignaturesTable;
  signing_keys: SigningKeysTable;
  spoken_votes: SpokenVotesTable;
  statement_translations: StatementTranslationsTable;
  statement_votes: StatementVotesTable;
  statements: StatementsTable;
  statements_elsewhere: StatementsElsewhereTable;
  stories: StoriesTable;
  story_views: StoryViewsTable;
  stream_events: StreamEventsTable;
  tags: TagsTable;
  thread_fetches: ThreadFetchesTable;
  thread_mutes: ThreadMutesTable;
  told_demands: ToldDemandsTable;
  told_questions: ToldQuestionsTable;
  tombstones: TombstonesTable;
  trail_entries: TrailEntriesTable;
  translation_confirmations: TranslationConfirmationsTable;
  trusted_people: TrustedPeopleTable;
  voices_set_aside: VoicesSetAsideTable;
  volunteer_slots: VolunteerSlotsTable;
  volunteers: VolunteersTable;
  weak_mail_hosts: WeakMailHostsTable;
  worker_heartbeats: WorkerHeartbeatsTable;
};
