export { type AlbumEdit, albumFields, altField, readAlbum } from "./album-form.ts";
export {
  describePictures,
  handPictures,
  hangPictures,
  loosenPictures,
  takeDown,
  takeDownDemandDraft,
  tendAlbum,
} from "./albums.ts";
export { chooseFace, removeFace } from "./faces.ts";
export { mediaUseCases } from "./for-apps.ts";
export { keepPictures, pictureFiles } from "./keep-pictures.ts";
export { pictureKey } from "./picture-key.ts";
export { proxyPath } from "./proxy/proxy-path.ts";
export {
  type DemandPicture,
  listPicturesOf,
  listPicturesOfDemand,
  listPicturesOfDemandDraft,
  listPicturesOfDraft,
  listPicturesOfSheets,
  listPicturesOfStories,
  type Picture,
} from "./queries.ts";
export { mediaRoutes } from "./routes.tsx";
export { pictureLimits } from "./rules.ts";
export { mediaSchedule, mediaTasks } from "./tasks.ts";
export { Album, Proofs, StoryPicture } from "./views/album.tsx";
export { AlbumFields, OnePicture } from "./views/album-fields.tsx";
