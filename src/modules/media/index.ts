export { type AlbumEdit, albumFields, altField, readAlbum } from "./album-form.ts";
export { describePictures, hangPictures, takeDown, tendAlbum } from "./albums.ts";
export { keepPictures, pictureFiles } from "./keep-pictures.ts";
export { listPicturesOf, listPicturesOfDraft, listPicturesOfStories, type Picture } from "./queries.ts";
export { mediaRoutes } from "./routes.tsx";
export { pictureLimits } from "./rules.ts";
export { mediaSchedule, mediaTasks } from "./tasks.ts";
export { Album, StoryPicture } from "./views/album.tsx";
export { AlbumFields, OnePicture } from "./views/album-fields.tsx";
