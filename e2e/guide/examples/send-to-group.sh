curl -X POST https://apiv2.waiflow.app/api/v2/sessions/support-team/messages \
-H "Authorization: Bearer YOUR_TOKEN" \
-H "Content-Type: application/json" \
-d '{
"chatId": "[email protected]",
"text": "Team update: We hit our Q1 target! Great work everyone."
}'
