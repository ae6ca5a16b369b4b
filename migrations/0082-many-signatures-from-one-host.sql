-- Signatures of one demand that come mostly from one other server are marked as reactions and votes are.
alter table lopsided_counts drop constraint lopsided_counts_kind_check;
alter table lopsided_counts add constraint lopsided_counts_kind_check check (kind in ('reactions', 'votes', 'signatures'));
