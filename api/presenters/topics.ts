import type { z } from 'zod';
import type { TopicRow } from '../../store/topics.ts';
import type { topic } from '../schemas/topics.ts';
import { fullName } from './users.ts';

export function presentTopic(row: TopicRow): z.output<typeof topic> {
  const { code, title, activities, version, createdAt, updatedAt } = row;
  const experts = row.experts.map((expert) => ({ id: expert.id, name: fullName(expert) }));
  return { code, title, experts, activities, version, createdAt, updatedAt };
}
