import { accountUseCases } from "#modules/accounts";
import { pictureLimits } from "#modules/media";
import { postLimits, postUseCases } from "#modules/posts";
import { tagUseCases } from "#modules/timelines";

const { profileLimits } = accountUseCases;
const { pollLimits } = postUseCases;

/** Pictures we take. There are no films and no sound here. */
const types = ["image/jpeg", "image/png", "image/webp", "image/avif", "image/gif"];

/** What apps may send, from the limits themselves. */
export const configuration = {
  accounts: {
    max_featured_tags: tagUseCases.MOST_FEATURED,
    max_pinned_statuses: postLimits.pinned,
    max_profile_fields: profileLimits.fields,
    profile_field_name_limit: profileLimits.fieldName,
    profile_field_value_limit: profileLimits.fieldValue,
    max_display_name_length: profileLimits.name,
    max_note_length: profileLimits.bio,
  },
  statuses: {
    max_characters: postLimits.text,
    max_media_attachments: pictureLimits.perPost,
    characters_reserved_per_url: 23,
  },
  media_attachments: {
    supported_mime_types: types,
    description_limit: pictureLimits.alt,
    image_size_limit: pictureLimits.fileBytes,
    image_matrix_limit: pictureLimits.pixels,
    video_size_limit: 0,
    video_frame_rate_limit: 0,
    video_matrix_limit: 0,
  },
  polls: {
    max_options: pollLimits.most,
    max_characters_per_option: pollLimits.option,
    min_expiration: 300,
    max_expiration: 43_200 * 60,
  },
  translation: { enabled: false },
} as const;
