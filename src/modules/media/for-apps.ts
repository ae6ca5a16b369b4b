import { focusPicture } from "./albums.ts";
import { removePictures } from "./keep-pictures.ts";
import { getOwnPicture } from "./queries.ts";

/** What the client API calls besides the above: the same use cases and questions as the pages'. */
export const mediaUseCases = { focusPicture, getOwnPicture, removePictures };
