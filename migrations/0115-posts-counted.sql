-- What is said in a closed group is not counted on its author's profile, where everyone reads the figure.
update accounts set posts_count = greatest(0, posts_count - hidden.posts)
from (select author_id, count(*) as posts from posts where audience = 'group' and removed_at is null group by author_id) as hidden
where accounts.id = hidden.author_id;
