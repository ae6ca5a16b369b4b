-- A name as the eye takes it: letters of other scripts, figures, rn and hidden signs as the letters they pass for.
create function name_shape(name text) returns text language sql immutable strict parallel safe as $$
  select replace(replace(regexp_replace(translate(lower(translate(regexp_replace(normalize(normalize(name, NFKC), NFD), '[\u0300-\u036f]', '', 'g'),
    'аАВвсСԁеЕɡһНніјЈкКІӀӏМмпоОрРԛгѕЅтТѵԝхХуУαΑΒβϲεΕΗηιΙκΚΜΝνοΟσρΡτΤυΥωχΧγΖıɑłŁøØđĐɩǀՏօոսհց@$|1I0',
    'aabbccdeeghhhijjkklllmmnooppqrssttvwxxyyaabbceehnilkkmnvoooppttuywxxyziallooddilsonuhgaslllo')),
    'i', 'l'),
    '[[:space:][:punct:]\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0]+', '', 'g'), 'rn', 'm'), 'vv', 'w')
$$;

-- The same without what passes for something else: two who are called alike, in whatever case and with whatever spaces.
create function plain_name(name text) returns text language sql immutable strict parallel safe as $$
  select lower(regexp_replace(normalize(name, NFD), '[\u0300-\u036f[:space:][:punct:]]', '', 'g'))
$$;

-- By these those who look like somebody else are found. `named_at`: since when the person is called so.
create table name_shapes (
  account_id bigint primary key references accounts (id) on delete cascade,
  name_shape text not null check (char_length(name_shape) <= 300),
  handle_shape text not null check (char_length(handle_shape) <= 30),
  plain_name text not null check (char_length(plain_name) <= 300),
  named_at timestamptz not null default clock_timestamp()
);
create index name_shapes_name on name_shapes (name_shape);
create index name_shapes_handle on name_shapes (handle_shape);
create index name_shapes_plain on name_shapes (plain_name);
create index accounts_officials on accounts (id) where role <> 'member';

insert into name_shapes select id, left(name_shape(name), 300), name_shape(handle), left(plain_name(name), 300), created_at from accounts;
create function keep_name_shapes() returns trigger language plpgsql as $$ begin
  insert into name_shapes (account_id, name_shape, handle_shape, plain_name)
  values (new.id, left(name_shape(new.name), 300), name_shape(new.handle), left(plain_name(new.name), 300))
  on conflict (account_id) do update set name_shape = excluded.name_shape, handle_shape = excluded.handle_shape, plain_name = excluded.plain_name,
    named_at = case when name_shapes.plain_name = excluded.plain_name then name_shapes.named_at else clock_timestamp() end;
  return null;
end $$;
create trigger accounts_shapes after insert or update of name, handle on accounts
  for each row execute function keep_name_shapes();
