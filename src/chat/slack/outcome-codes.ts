/** Slack's words for what went wrong, by what they mean to a message that waits to go out. */

export type CodeClass = 'lost' | 'refused' | 'unsure' | 'soon' | 'limited'

const listed: Readonly<Record<CodeClass, readonly string[]>> = {
  /** The place is gone, or the bot may not speak there (any more). */
  lost: [
    'access_denied',
    'accesslimited',
    'account_inactive',
    'cannot_dm_bot',
    'channel_is_limited_access',
    'channel_not_found',
    'channel_type_not_supported',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'invalid_auth',
    'invalid_channel',
    'is_archived',
    'messages_tab_disabled',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'not_authed',
    'not_in_channel',
    'restricted_action',
    'restricted_action_non_threadable_channel',
    'restricted_action_read_only_channel',
    'restricted_action_thread_locked',
    'restricted_action_thread_only_channel',
    'team_access_not_granted',
    'team_not_found',
    'token_expired',
    'token_revoked',
    'two_factor_setup_required',
    'user_disabled',
    'user_is_bot',
    'user_is_restricted',
    'user_not_found',
    'user_not_visible',
  ],
  /** This message will never do: what is in it, or what it edits or hangs below is gone. */
  refused: [
    'block_mismatch',
    'cannot_reply_to_message',
    'cant_update_message',
    'duplicate_message_not_found',
    'edit_window_closed',
    'invalid_arg_name',
    'invalid_arguments',
    'invalid_array_arg',
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_charset',
    'invalid_form_data',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'invalid_post_type',
    'invalid_thread_ts',
    'message_not_found',
    'metadata_must_be_sent_from_app',
    'metadata_too_large',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'thread_not_found',
    'too_many_attachments',
  ],
  /** Slack's reference says that it may have happened all the same. */
  unsure: ['fatal_error', 'internal_error', 'request_timeout'],
  soon: [
    'org_login_required',
    'service_unavailable',
    'team_added_to_org',
    'external_channel_migrating',
  ],
  limited: ['rate_limited', 'ratelimited', 'message_limit_exceeded'],
}

const classes: readonly CodeClass[] = ['lost', 'refused', 'unsure', 'soon', 'limited']

/** Null = nobody has written down what that word means. */
export function classOf(code: string): CodeClass | null {
  return classes.find((each) => listed[each].includes(code)) ?? null
}

/** Asking once more would get the same answer; silences (null), pauses and Slack's own failures pass. */
export function isFinal(code: string | null): boolean {
  if (code === null) return false
  const found = classOf(code)
  return found === null || found === 'lost' || found === 'refused'
}
