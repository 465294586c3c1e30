curl https://apiv2.waiflow.app/api/v2/sessions \
-H "Authorization: Bearer YOUR_TOKEN"
