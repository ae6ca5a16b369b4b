export { listHighlights, listTellers } from "./queries.ts";
export { storyThing } from "./reported.ts";
export { storiesRoutes } from "./routes.tsx";
export { storySchedule, storyTasks } from "./tasks.ts";
export { tellStory } from "./tell-story.ts";
export { StoriesOf } from "./views/stories-of.tsx";
export { StoryRow } from "./views/story-row.tsx";
