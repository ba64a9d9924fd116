import { defineEntity } from '@mikro-orm/core';

/** Builders for columns that every table shares. Tables are named in the plural, columns in snake_case. */
export const p = defineEntity.properties;

export const idColumn = () => p.bigint('number').primary().autoincrement();
/** Another row's id. No foreign key across slices: a slice can be moved, sharded or purged on its own. */
export const refColumn = () => p.bigint('number');
/** Money in fen. */
export const fenColumn = () => p.bigint('number');
/** A moment, UTC, to the millisecond. */
export const timeColumn = () => p.datetime(3);
export const countColumn = () => p.integer();
export const textColumn = (length: number) => p.string().length(length);
export const jsonColumn = <T>() => p.json<T>();
