import { ActionIcon, Button, FileButton, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconPhotoPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './products.module.css';
import { productsTexts } from './products.texts.ts';
import { shrinkImage } from './shrink-image.ts';

/** The product's small pictures, which are there offline too. */
export function ProductImages({ productId, name, canEdit }: { productId: string; name: string; canEdit: boolean }) {
  const t = useTexts(productsTexts);
  const [hasFailed, setFailed] = useState(false);
  const { data } = useQuery(orpc.products.images.queryOptions({ input: { id: productId } }));
  const add = useCommand((image: string) => api.products.addImage({ productId, data: image }));
  const remove = useCommand((id: string) => api.products.removeImage({ ids: [id] }), {
    done: () => t('saved'),
    undo: true,
  });
  const take = async (file: File | null) => {
    if (!file) return;
    const image = await shrinkImage(file);
    setFailed(image === undefined);
    if (image !== undefined) await add.run(image);
  };
  return (
    <Stack gap="sm">
      <div className={classes.images}>
        {(data ?? []).map((image, index) => (
          <div key={image.id} className={classes.image}>
            <img src={image.data} alt={`${name} ${index + 1}`} />
            {canEdit ? (
              <Tooltip label={t('removeImage')}>
                <ActionIcon
                  variant="default"
                  size="sm"
                  aria-label={t('removeImage')}
                  onClick={() => void remove.run(image.id)}
                >
                  <IconX size={14} />
                </ActionIcon>
              </Tooltip>
            ) : null}
          </div>
        ))}
      </div>
      {canEdit ? (
        <Group gap="sm">
          <FileButton accept="image/*" onChange={(file) => void take(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPhotoPlus size={16} />} loading={add.running}>
                {t('addImage')}
              </Button>
            )}
          </FileButton>
          <Text size="xs" c={hasFailed ? 'red' : 'dimmed'} role={hasFailed ? 'alert' : undefined}>
            {t(hasFailed ? 'imageFailed' : 'imageHint')}
          </Text>
        </Group>
      ) : null}
    </Stack>
  );
}
